package dev.jarvis.proxmox;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * An answer and what its JSON says, read once.
 *
 * @param tree empty when the body is not JSON
 */
record Reading(Answer answer, Optional<JsonNode> tree) {

    static Reading of(JsonMapper json, Answer answer) {
        return new Reading(answer, Wire.tree(json, answer.body()));
    }

    /**
     * Whether Proxmox itself can have said this, so that another host would say the same. A success without an envelope,
     * a redirection, a web page and what a gateway says for a dead server (502 to 504) come from something before it.
     * An error may have an empty body or plain text: so it is in releases before 8.4, and for every refused token.
     */
    boolean isProxmox() {
        int status = answer.status();
        if (answer.isSuccess()) {
            return tree.filter(found -> found.isObject() && found.get("data") != null)
                    .isPresent();
        }
        if (answer.isUnauthorised() || answer.isNodeOffline()) {
            return true;
        }
        boolean gateway = status >= 502 && status <= 504;
        var body = answer.body();
        return status >= 400 && !gateway && !body.startsWith("<") && (!body.startsWith("{") || tree.isPresent());
    }

    /** What is wrong with an answer that is not Proxmox's. */
    ProxmoxError strange(ApiCall call, ErrorReading errors) {
        var body = answer.body();
        boolean page = body.startsWith("<");
        if (!page && !answer.isSuccess()) {
            return errors.read(call, answer);
        }
        var what = page
                ? "a web page: is this the address and port of Proxmox's API?"
                : "something that is not Proxmox's JSON: \"" + body.substring(0, Math.min(80, body.length())) + "\"";
        var status = answer.isSuccess() ? "" : answer.status() + " with ";
        return new ProxmoxError.Failed(answer.status(), answer.host() + " answered " + status + what);
    }
}
