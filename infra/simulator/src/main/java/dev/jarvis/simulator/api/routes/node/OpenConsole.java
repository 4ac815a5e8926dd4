package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.json.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Prepares a console on a node: a task, a port for the web socket, and a ticket for it. */
final class OpenConsole extends PathRoute {

    private static final int FIRST_PORT = 5900;
    private static final int PORTS = 100;

    private final String kind;

    private OpenConsole(String kind, String notation) {
        super("POST", "/nodes/{node}/" + kind, Permission.all("/nodes/{node}", "Sys.Console"), notation);
        this.kind = kind;
    }

    /** A terminal. */
    static OpenConsole terminal() {
        return new OpenConsole("termproxy", "cmd? ceph_install|login|upgrade; cmd-opts? text");
    }

    /** A terminal as a picture. */
    static OpenConsole screen() {
        return new OpenConsole(
                "vncshell",
                "cmd? ceph_install|login|upgrade; cmd-opts? text; height? integer 16..2160; websocket? boolean;"
                        + " width? integer 16..4096");
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        boolean root =
                call.caller().user().equals("root@pam") && call.caller().token().isEmpty();
        if (!root && call.text("cmd").filter(cmd -> !cmd.equals("login")).isPresent()) {
            return new Outcome.Refused(403, "Permission check failed (user != root@pam)\n", Map.of());
        }
        Task task = call.cluster().tasks().open(call.node(), "vncshell", "", call.caller(), call.now());
        // Nobody connects to the web socket here, and the worker gives up waiting, as on a real node.
        call.cluster().in(Duration.ofSeconds(10), () -> {
            if (task.running()) {
                task.fail(call.cluster().now(), "connection timed out");
            }
        });
        String secret = Base64.getEncoder()
                .encodeToString(UUID.nameUUIDFromBytes(task.upid().text().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .repeat(7)
                        .getBytes(StandardCharsets.UTF_8));
        String ticket = String.format(Locale.ROOT, "PVEVNC:%08X::%s", call.now().getEpochSecond(), secret);
        return Outcome.data(new Row()
                .with("user", call.caller().full())
                .with("ticket", ticket)
                .with("port", FIRST_PORT + task.upid().pid() % PORTS)
                .with("upid", task.upid().text())
                .withIf(kind.equals("vncshell"), "cert", ""));
    }
}
