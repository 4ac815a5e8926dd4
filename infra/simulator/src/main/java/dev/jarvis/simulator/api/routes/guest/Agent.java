package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import java.time.Duration;
import java.util.Optional;

/** The agent inside a machine: there if the configuration has it, the machine runs and has come up. */
final class Agent {

    /** From the start of the machine until its agent answers. */
    private static final Duration BOOT = Duration.ofSeconds(15);

    private Agent() {}

    /** Whether the configuration has an agent, alive or not. */
    static boolean enabled(Guest guest) {
        return guest.config()
                .get("agent")
                .map(value -> value.matches("1|enabled=1.*|1,.*"))
                .orElse(false);
    }

    /** Why there is nobody to ask. */
    static Optional<Outcome> absent(ApiCall call, Guest guest) {
        if (!enabled(guest)) {
            return Optional.of(Outcome.died("No QEMU guest agent configured"));
        }
        if (!guest.running()) {
            return Optional.of(Outcome.died("VM " + guest.spec().vmid() + " is not running"));
        }
        boolean up = !guest.paused() && guest.uptimeAt(call.now()).compareTo(BOOT) >= 0;
        return up ? Optional.empty() : Optional.of(Outcome.died("QEMU guest agent is not running"));
    }
}
