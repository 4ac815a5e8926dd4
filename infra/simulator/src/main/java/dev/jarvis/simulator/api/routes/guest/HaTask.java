package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import java.time.Duration;

/** The short task that only tells high availability what is wanted. */
final class HaTask {

    private HaTask() {}

    static Outcome answer(ApiCall call, Guest guest, String verb, Runnable request) {
        String what = "Requesting HA " + verb + " for " + guest.label();
        return answer(call, guest, verb, what, request);
    }

    static Outcome answer(ApiCall call, Guest guest, String verb, String what, Runnable request) {
        return Outcome.data(call.cluster()
                .work(call.node(), "ha" + verb, String.valueOf(guest.spec().vmid()), call.caller())
                .says(what)
                .after(Duration.ofSeconds(1), request)
                .begin()
                .upid()
                .text());
    }
}
