package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.node.Unit;
import dev.jarvis.simulator.ssh.NodeCommand;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks for services and starts and stops them; the exit status is as in systemctl(1). */
final class Systemctl implements NodeCommand {

    @Override
    public String name() {
        return "systemctl";
    }

    @Override
    public Reply run(Call call) {
        String verb = call.argument(0);
        List<String> names = call.arguments().stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .toList();
        return switch (verb) {
            case "is-active" -> isActive(call, names);
            case "status" -> status(call, names);
            case "show" -> show(call, names);
            case "start", "stop", "restart" ->
                change(call, names, verb, Unit.Order.valueOf(verb.toUpperCase(Locale.ROOT)));
            default -> Reply.failed(1, "Unknown command verb '" + verb + "'.\n");
        };
    }

    private static final int NOT_ACTIVE = 3;
    private static final int NO_SUCH_UNIT = 4;
    private static final int NOT_LOADED = 5;

    /** A name without an ending is a service's; ssh is what Debian calls sshd. */
    static String serviceName(String word) {
        String name = word.endsWith(".service") ? word.substring(0, word.length() - ".service".length()) : word;
        return name.equals("ssh") ? "sshd" : name;
    }

    private static Optional<Unit> find(Call call, String word) {
        return call.machine().unit(serviceName(word)).filter(Unit::installed);
    }

    private static String withEnding(String word) {
        return serviceName(word) + ".service";
    }

    private static Reply isActive(Call call, List<String> names) {
        StringBuilder said = new StringBuilder();
        int status = 0;
        for (String name : names) {
            Optional<Unit> unit = find(call, name);
            said.append(unit.map(known -> known.state().active()).orElse("inactive"))
                    .append('\n');
            if (unit.isEmpty()) {
                status = NO_SUCH_UNIT;
            } else if (!unit.get().state().active().equals("active")) {
                status = NOT_ACTIVE;
            }
        }
        return new Reply(status, said.toString(), "", Duration.ZERO);
    }

    private static Reply status(Call call, List<String> names) {
        StringBuilder said = new StringBuilder();
        int status = 0;
        for (String name : names) {
            Optional<Unit> found = find(call, name);
            if (found.isEmpty()) {
                return Reply.failed(NO_SUCH_UNIT, "Unit " + withEnding(name) + " could not be found.\n");
            }
            Unit unit = found.get();
            boolean active = unit.state().active().equals("active");
            said.append(active ? "\u25cf " : unit.state().active().equals("failed") ? "\u00d7 " : "\u25cb ")
                    .append(unit.name() + ".service - " + unit.description() + "\n")
                    .append("     Loaded: loaded (/usr/lib/systemd/system/" + unit.name() + ".service; "
                            + unit.fileState() + "; preset: enabled)\n")
                    .append("     Active: " + unit.state().active() + " ("
                            + unit.state().sub() + ")\n");
            if (active) {
                said.append("   Main PID: " + unit.pid() + " (" + unit.name() + ")\n");
            } else {
                status = NOT_ACTIVE;
            }
        }
        return new Reply(status, said.toString(), "", Duration.ZERO);
    }

    private static Reply show(Call call, List<String> names) {
        StringBuilder said = new StringBuilder();
        for (String name : names) {
            Optional<Unit> unit = find(call, name);
            said.append("Id=" + withEnding(name) + "\n")
                    .append("Description=" + unit.map(Unit::description).orElse(withEnding(name)) + "\n")
                    .append("LoadState=" + (unit.isPresent() ? "loaded" : "not-found") + "\n")
                    .append("ActiveState="
                            + unit.map(known -> known.state().active()).orElse("inactive") + "\n")
                    .append("SubState=" + unit.map(known -> known.state().sub()).orElse("dead") + "\n")
                    .append("MainPID=" + unit.map(Unit::pid).orElse(0) + "\n");
        }
        return Reply.said(said.toString());
    }

    private static Reply change(Call call, List<String> names, String verb, Unit.Order order) {
        for (String name : names) {
            Optional<Unit> unit = find(call, name);
            if (unit.isEmpty()) {
                String full = withEnding(name);
                return Reply.failed(NOT_LOADED, "Failed to " + verb + " " + full + ": Unit " + full + " not found.\n");
            }
            if (!call.machine().order(unit.get(), order)) {
                return Reply.failed(
                        1,
                        "Job for " + withEnding(name) + " failed because the control process exited with error code.\n"
                                + "See \"systemctl status " + withEnding(name) + "\" and \"journalctl -xeu "
                                + withEnding(name) + "\" for details.\n");
            }
        }
        return Reply.said("");
    }
}
