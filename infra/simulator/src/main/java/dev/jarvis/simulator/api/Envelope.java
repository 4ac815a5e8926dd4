package dev.jarvis.simulator.api;

import dev.jarvis.simulator.http.HttpAnswer;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.json.Row;

/** Puts outcomes into the form in which Proxmox sends them. */
final class Envelope {

    private Envelope() {}

    /** The answer on the wire; an error stands in the reason phrase and, since PVE 8.3, in the body as well. */
    static HttpAnswer wrap(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Data(Object value, var total) -> {
                Row body = new Row().with("data", value);
                total.ifPresent(length -> body.with("total", length));
                yield HttpAnswer.json(200, "OK", Json.write(body));
            }
            case Outcome.Refused refused -> {
                Row body = new Row().with("data", Json.NULL).with("message", refused.message());
                body.withIf(!refused.errors().isEmpty(), "errors", refused.errors());
                yield HttpAnswer.json(refused.status(), refused.message(), Json.write(body));
            }
            case Outcome.Unreachable(int status, String reason) -> HttpAnswer.empty(status, reason);
        };
    }
}
