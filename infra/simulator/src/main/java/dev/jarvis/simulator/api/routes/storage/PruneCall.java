package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.backup.Prune;
import dev.jarvis.simulator.backup.Retention;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a call for pruning means. */
record PruneCall(Retention retention, Optional<Integer> vmid, Optional<GuestType> type) {

    static final String PARAMETERS = "prune-backups? text; storage text; type? qemu|lxc; vmid? integer 100..999999999";

    /** The meaning of a call; empty when its retention is none. */
    static Optional<PruneCall> of(ApiCall call) {
        return Retention.parse(call.text("prune-backups").orElse("keep-all=1"))
                .map(retention -> new PruneCall(
                        retention,
                        call.number("vmid").map(Long::intValue),
                        call.text("type").map(type -> GuestType.valueOf(type.toUpperCase(Locale.ROOT)))));
    }

    static Outcome senseless() {
        return Outcome.badParameters(Map.of("prune-backups", "invalid format - format error\n"));
    }

    /** The verdict on every backup that is meant. */
    Map<Volume, String> verdicts(Store store) {
        return Prune.select(store, retention, vmid, type);
    }
}
