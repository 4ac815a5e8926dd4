package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;

/** From a call to the {@code data} of its answer, or to the one exception that says why there is none. */
final class Api implements AutoCloseable {

    private final FailOver failOver;
    private final JsonMapper json;
    private final ErrorReading errors;

    Api(FailOver failOver, JsonMapper json) {
        this.failOver = failOver;
        this.json = json;
        this.errors = new ErrorReading(json);
    }

    JsonNode data(ApiCall call, Duration deadline) {
        return envelope(call, deadline).value("data").orElseGet(JsonNode::nullNode);
    }

    /** The whole answer, where something stands beside {@code data}. */
    Row envelope(ApiCall call, Duration deadline) {
        var answer = failOver.send(call, deadline);
        if (!answer.isSuccess()) {
            throw new ProxmoxException(errors.read(call, answer));
        }
        return Wire.tree(json, answer.body())
                .filter(tree -> tree.isObject() && tree.get("data") != null)
                .map(Row::new)
                .orElseThrow(() -> new ProxmoxException(notProxmox(answer)));
    }

    long callCount() {
        return failOver.callCount();
    }

    @Override
    public void close() {
        failOver.close();
    }

    private static ProxmoxError notProxmox(Answer answer) {
        var text = answer.body();
        var what = text.startsWith("<")
                ? "a web page: is this the address and port of Proxmox's API?"
                : "something that is not Proxmox's JSON: \"" + text.substring(0, Math.min(80, text.length())) + "\"";
        return new ProxmoxError.Failed(answer.status(), answer.host() + " answered " + what);
    }
}
