package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;

/** Answers nothing; real pages ask it to see whether they are logged in. */
final class GetTicket implements ApiRoute {

    @Override
    public String path() {
        return "/access/ticket";
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.done();
    }
}
