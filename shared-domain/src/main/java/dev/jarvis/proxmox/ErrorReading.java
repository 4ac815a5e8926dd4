package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns an answer that is no success into the one sealed error. Proxmox puts its text into the reason phrase, which the
 * JDK's client hides; since pve-http-server 5.2.0 it is also in {@code message} (Standard.pm, fix #6503). Before that
 * only the status is left, and the text says so.
 */
final class ErrorReading {

    private static final Pattern PERMISSION = Pattern.compile("\\((/[^,)]*),\\s*([^)]+)\\)");
    private static final Pattern LOCK = Pattern.compile("is locked \\(([^)]+)\\)");
    private static final Pattern LOCK_FILE = Pattern.compile("can't lock file .*got timeout");
    private static final Pattern MISSING =
            Pattern.compile("[Cc]onfiguration file '[^']*' does not exist|^no such task|no such (VM|CT|guest)");

    private final JsonMapper json;

    ErrorReading(JsonMapper json) {
        this.json = json;
    }

    ProxmoxError read(ApiCall call, Answer answer) {
        var body = Wire.tree(json, answer.body());
        var errors = body.map(ErrorReading::errors).orElse(Map.of());
        var said = body.flatMap(tree -> new Wire.Row(tree).text("message"))
                .map(String::strip)
                .or(() -> plainText(answer));
        int status = answer.status();
        if (status == 401) {
            return new ProxmoxError.Unauthorised(answer.host().key(), refusal(answer), Optional.empty());
        }
        if (answer.isNodeOffline()) {
            return new ProxmoxError.NodeOffline(
                    call.node().map(NodeName::value), status, said.orElse(pseudoStatus(status)));
        }
        if (!errors.isEmpty()) {
            var noTask = Optional.ofNullable(errors.get("upid")).filter(text -> text.contains("no such task"));
            return noTask.<ProxmoxError>map(ProxmoxError.NotFound::new)
                    .orElseGet(() -> new ProxmoxError.InvalidParameters(errors));
        }
        if (status == 403) {
            return forbidden(said.orElse("permission check failed"));
        }
        if (status == 400) {
            return new ProxmoxError.InvalidParameters(Map.of("request", said.orElse("not accepted")));
        }
        if (status == 404 || status == 501) {
            return new ProxmoxError.NotFound(said.orElse(call.path() + " is not known to this version of Proxmox"));
        }
        return said.map(text -> ofText(status, text))
                .orElseGet(() -> new ProxmoxError.Failed(
                        status,
                        "Proxmox answered " + status
                                + " without a text that can be read (versions before 8.4 put it into the reason phrase);"
                                + " its task log or journal has it"));
    }

    /** Why a token was refused, which is plain text or nothing (quirk 3). */
    static String refusal(Answer answer) {
        return plainText(answer).orElse("no ticket or wrong token");
    }

    /** What a text of Proxmox means wherever it stands: in an answer, or as a task's exit status. */
    static ProxmoxError ofText(int status, String text) {
        var lock = LOCK.matcher(text);
        if (lock.find()) {
            return new ProxmoxError.Locked(lock.group(1), text);
        }
        if (LOCK_FILE.matcher(text).find()) {
            return new ProxmoxError.Locked("file", text);
        }
        if (text.contains("no quorum")) {
            return new ProxmoxError.NoQuorum(text);
        }
        if (MISSING.matcher(text).find()) {
            return new ProxmoxError.NotFound(text);
        }
        if (text.startsWith("Permission check failed")) {
            return forbidden(text);
        }
        return new ProxmoxError.Failed(status, text);
    }

    private static ProxmoxError forbidden(String text) {
        var permission = PERMISSION.matcher(text);
        return permission.find()
                ? new ProxmoxError.Forbidden(
                        Optional.of(permission.group(1)),
                        Optional.of(permission.group(2).strip()),
                        text)
                : new ProxmoxError.Forbidden(Optional.empty(), Optional.empty(), text);
    }

    private static Map<String, String> errors(JsonNode body) {
        var errors = new TreeMap<String, String>();
        var tree = body.isObject() ? body.get("errors") : null;
        if (tree != null && tree.isObject()) {
            tree.entries().forEach(entry -> {
                if (entry.getValue().isValueNode()) {
                    errors.put(
                            entry.getKey(), entry.getValue().coerceStringValue().strip());
                }
            });
        }
        return errors;
    }

    /** A short body that is neither JSON nor a page for people: what a 401 has. */
    private static Optional<String> plainText(Answer answer) {
        var text = answer.body();
        boolean plain = !text.isEmpty() && text.length() <= 500 && !text.startsWith("<") && !text.startsWith("{");
        return plain ? Optional.of(text) : Optional.empty();
    }

    private static String pseudoStatus(int status) {
        return switch (status) {
            case 595 -> "connection failed";
            case 596 -> "TLS failed or the connection broke";
            case 597 -> "its answer broke off";
            default -> "no proper answer";
        };
    }
}
