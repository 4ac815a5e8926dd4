package dev.jarvis.simulator.api;

import dev.jarvis.simulator.cluster.ApiTrouble;
import dev.jarvis.simulator.http.Delivery;
import dev.jarvis.simulator.http.HttpAnswer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a broken API answers in place of what it should. */
final class TroubledAnswers {

    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
            + "<body><h1>Please sign in to use this network</h1></body></html>\n";

    private TroubledAnswers() {}

    /** The answer in the manner of the trouble; it never completes where there is none. */
    static CompletionStage<HttpAnswer> of(ApiTrouble trouble, HttpAnswer sound) {
        return switch (trouble) {
            case HANG -> new CompletableFuture<>();
            case HTML ->
                CompletableFuture.completedFuture(
                        new HttpAnswer(200, "OK", "text/html", PAGE, sound.delay(), Delivery.WHOLE));
            case HALF_JSON -> CompletableFuture.completedFuture(sound.delivered(Delivery.CUT));
            case ENDLESS -> CompletableFuture.completedFuture(sound.delivered(Delivery.ENDLESS));
            case RESET -> CompletableFuture.completedFuture(sound.delivered(Delivery.RESET));
            case UNREACHABLE_595 -> CompletableFuture.completedFuture(HttpAnswer.empty(595, "Connection refused"));
            case NONE, REFUSE, WRONG_CERTIFICATE -> CompletableFuture.completedFuture(sound);
        };
    }

    /** What another node makes of the trouble when it passes a call on. */
    static Optional<Outcome> passedOn(ApiTrouble trouble) {
        return switch (trouble) {
            case NONE, HTML -> Optional.empty();
            case REFUSE, UNREACHABLE_595 -> Optional.of(new Outcome.Unreachable(595, "Connection refused"));
            case HANG, ENDLESS -> Optional.of(new Outcome.Unreachable(596, "Connection timed out"));
            case RESET -> Optional.of(new Outcome.Unreachable(596, "Broken pipe"));
            case HALF_JSON -> Optional.of(new Outcome.Unreachable(597, "Unexpected end-of-file"));
            case WRONG_CERTIFICATE ->
                Optional.of(new Outcome.Unreachable(596, "tls_process_server_certificate: certificate verify failed"));
        };
    }
}
