package dev.jarvis.simulator.api;

import dev.jarvis.simulator.http.HttpAnswer;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.json.Row;
import java.util.Optional;
import java.util.stream.Stream;

/** The two forms in which programs ask Proxmox for the same: by the first segments of the path. */
enum Formatter {
    /** The status says what came of it; an error stands in the reason phrase and, since PVE 8.3, in the body as well. */
    JSON("/api2/json") {
        @Override
        HttpAnswer data(Row body) {
            return HttpAnswer.json(200, "OK", Json.write(body));
        }

        @Override
        HttpAnswer refused(Outcome.Refused refused) {
            Row body = new Row().with("data", Json.NULL).with("message", refused.message());
            body.withIf(!refused.errors().isEmpty(), "errors", refused.errors());
            return HttpAnswer.json(refused.status(), refused.message(), Json.write(body));
        }
    },

    /** That of Proxmox's own pages: always 200, the body says what came of it. */
    EXTJS("/api2/extjs") {
        @Override
        HttpAnswer data(Row body) {
            return HttpAnswer.json(200, "OK", Json.write(body.with("success", 1)));
        }

        @Override
        HttpAnswer refused(Outcome.Refused refused) {
            Row body = new Row()
                    .with("success", 0)
                    .with("status", refused.status())
                    .with("message", refused.message())
                    .with("data", Json.NULL);
            body.withIf(!refused.errors().isEmpty(), "errors", refused.errors());
            return HttpAnswer.json(200, "OK", Json.write(body));
        }
    };

    private final String base;

    Formatter(String base) {
        this.base = base;
    }

    /** The form that a path asks for; empty when it is no path of the API. */
    static Optional<Formatter> of(String path) {
        return Stream.of(values())
                .filter(form -> path.equals(form.base) || path.startsWith(form.base + "/"))
                .findFirst();
    }

    /** The part of the path that names the call. */
    String below(String path) {
        return path.substring(base.length());
    }

    abstract HttpAnswer data(Row body);

    abstract HttpAnswer refused(Outcome.Refused refused);

    /** The answer on the wire. */
    HttpAnswer wrap(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Data(Object value, var total) -> {
                Row body = new Row().with("data", value);
                total.ifPresent(length -> body.with("total", length));
                yield data(body);
            }
            case Outcome.Refused refused -> refused(refused);
            case Outcome.Unreachable(int status, String reason) -> HttpAnswer.empty(status, reason);
        };
    }
}
