package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;

/** From a call to the {@code data} of its answer, or to the one exception that says why there is none. */
final class Api implements AutoCloseable {

    private final FailOver failOver;
    private final ErrorReading errors;

    Api(FailOver failOver, ErrorReading errors) {
        this.failOver = failOver;
        this.errors = errors;
    }

    JsonNode data(ApiCall call, Duration deadline) {
        return envelope(call, deadline).value("data").orElseGet(JsonNode::nullNode);
    }

    /** The whole answer, where something stands beside {@code data}. */
    Row envelope(ApiCall call, Duration deadline) {
        var reading = failOver.send(call, deadline);
        if (!reading.isProxmox()) {
            throw new ProxmoxException(reading.strange(call, errors));
        }
        if (!reading.answer().isSuccess()) {
            throw new ProxmoxException(errors.read(call, reading.answer()));
        }
        return new Row(reading.tree().orElseThrow());
    }

    long callCount() {
        return failOver.callCount();
    }

    @Override
    public void close() {
        failOver.close();
    }
}
