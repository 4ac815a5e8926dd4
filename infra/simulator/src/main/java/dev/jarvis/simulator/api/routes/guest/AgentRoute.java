package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;

/** A path below one machine that its agent answers; the cluster need not have its majority for that. */
interface AgentRoute extends GuestRoute {

    /** Does it by an agent that is there. */
    Outcome ask(ApiCall call, Guest guest);

    @Override
    default GuestType type() {
        return GuestType.QEMU;
    }

    @Override
    default boolean needsQuorum() {
        return false;
    }

    @Override
    default Outcome answer(ApiCall call, Guest guest) {
        return Agent.absent(call, guest).orElseGet(() -> ask(call, guest));
    }
}
