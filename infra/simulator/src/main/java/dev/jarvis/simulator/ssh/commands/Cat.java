package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.Locale;

/** Shows one of the few files that there are. */
final class Cat implements NodeCommand {

    @Override
    public String name() {
        return "cat";
    }

    @Override
    public Reply run(Call call) {
        return switch (call.argument(0)) {
            case "/proc/loadavg" -> {
                double load = call.busyCores();
                yield Reply.said(
                        String.format(Locale.ROOT, "%.2f %.2f %.2f 1/812 41233\n", load, load * 0.96, load * 0.93));
            }
            case "/etc/hostname" -> Reply.said(call.node().name() + "\n");
            case "/proc/uptime" ->
                Reply.said(call.node().uptime(call.cluster().now()).toSeconds() + ".00 0.00\n");
            default -> Reply.failed(1, "cat: " + call.argument(0) + ": No such file or directory\n");
        };
    }
}
