package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.node.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The journal as text, between two cursors, as Proxmox reads it for its own screens. */
final class GetJournal extends PathRoute {

    private final Estate estate;

    GetJournal(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/journal",
                Permission.all("/nodes/{node}", "Sys.Syslog"),
                "endcursor? text; lastentries? integer 0..; since? integer 0..; startcursor? text; until? integer 0..");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Instant since = call.number("since").map(Instant::ofEpochSecond).orElse(Instant.EPOCH);
        Instant until = call.number("until").map(Instant::ofEpochSecond).orElse(call.now());
        List<Journal.Line> found = estate.machines()
                .of(call.node())
                .journal()
                .between(
                        call.text("startcursor").map(GetJournal::instant).orElse(since),
                        call.text("endcursor").map(GetJournal::instant).orElse(until));
        int kept = (int) Math.min(call.number("lastentries").orElse((long) found.size()), found.size());
        List<Journal.Line> lines = found.subList(found.size() - kept, found.size());
        List<String> text = new ArrayList<>();
        text.add(cursor(lines.isEmpty() ? until : lines.getFirst().at()));
        lines.forEach(line -> text.add(line.on(call.node().name())));
        text.add(cursor(lines.isEmpty() ? until : lines.getLast().at()));
        return Outcome.data(text);
    }

    private static String cursor(Instant at) {
        return "s=5f1a;i=" + Long.toHexString(at.getEpochSecond()) + ";b=77c2";
    }

    private static Instant instant(String cursor) {
        return Arrays.stream(cursor.split(";", -1))
                .filter(part -> part.matches("i=[0-9a-f]{1,12}"))
                .findFirst()
                .map(part -> Instant.ofEpochSecond(Long.parseLong(part.substring(2), 16)))
                .orElse(Instant.EPOCH);
    }
}
