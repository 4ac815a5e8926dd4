package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Work;
import dev.jarvis.simulator.json.Row;
import java.time.Duration;
import java.util.List;

/** Opens a console, of text or of a screen, for ten seconds: port, ticket and the task that waits for the caller. */
record OpenConsole(GuestType type, String kind) implements GuestRoute {

    private static final String SCREEN = "vncproxy";

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/" + kind;
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Console");
    }

    @Override
    public boolean proxied() {
        // Whoever is asked opens it, and forwards it over SSH.
        return false;
    }

    @Override
    public boolean needsQuorum() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        if (kind.equals(SCREEN)) {
            return ParameterNotation.ofGuest(
                    type == GuestType.QEMU
                            ? "generate-password? boolean; websocket? boolean"
                            : "height? integer 16..2160; width? integer 16..4096; websocket? boolean");
        }
        return ParameterNotation.ofGuest(type == GuestType.QEMU ? "serial? serial0|serial1|serial2|serial3" : "");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        int vmid = guest.spec().vmid();
        Work work = call.cluster()
                .work(
                        call.receiver(),
                        type == GuestType.QEMU || kind.equals(SCREEN) ? SCREEN : "vzproxy",
                        String.valueOf(vmid),
                        call.caller());
        int port = 5900 + work.task().upid().pid() % 100;
        String ticket = call.access().tickets().console("/vms/" + vmid, port, call.now());
        Row row = new Row()
                .with("user", call.caller().full())
                .with("ticket", ticket)
                .with("port", port)
                .with("upid", work.task().upid().text());
        if (kind.equals(SCREEN)) {
            row.with("cert", call.receiver().certificate());
            row.withIf(call.flag("generate-password"), "password", ticket.substring(ticket.length() - 8));
        }
        work.says("starting " + (kind.equals(SCREEN) ? "vnc" : "termproxy") + " "
                        + work.task().upid().text())
                .after(Duration.ofSeconds(10), () -> work.fail("connection timed out"))
                .begin();
        return Outcome.data(row);
    }
}
