package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Every line of the configuration with what it will be after the next start. */
record GetPending(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/pending";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        NavigableSet<String> lines = new TreeSet<>(guest.config().lines().keySet());
        lines.addAll(guest.pending().changed().keySet());
        lines.add("digest");
        return Outcome.data(lines.stream().map(line -> row(guest, line)).toList());
    }

    private Row row(Guest guest, String line) {
        Row row = new Row().with("key", line);
        if (line.equals("digest")) {
            return row.with("value", guest.config().digest());
        }
        guest.config().get(line).ifPresent(value -> row.with("value", GuestOptions.onTheWire(type, line, value)));
        Optional.ofNullable(guest.pending().changed().get(line))
                .ifPresent(value -> row.with("pending", GuestOptions.onTheWire(type, line, value)));
        return row.withIf(guest.pending().deleted().contains(line), "delete", 1);
    }
}
