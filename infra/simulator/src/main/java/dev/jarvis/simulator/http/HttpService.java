package dev.jarvis.simulator.http;

import java.util.concurrent.CompletionStage;

/** Answers requests on the event loop: must not wait for anything. */
@FunctionalInterface
public interface HttpService {

    /** The answer, now or when what it depends on is done. */
    CompletionStage<HttpAnswer> answer(HttpCall call);
}
