package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says how long the node is up and how busy it is. */
final class Uptime implements NodeCommand {

    @Override
    public String name() {
        return "uptime";
    }

    @Override
    public Reply run(Call call) {
        Duration up = call.node().uptime(call.cluster().now());
        String since = up.toDays() > 0
                ? up.toDays() + " days, " + up.toHoursPart() + ":"
                        + String.format(Locale.ROOT, "%02d", up.toMinutesPart())
                : up.toHours() + ":" + String.format(Locale.ROOT, "%02d", up.toMinutesPart());
        double load = call.busyCores();
        return Reply.said(String.format(
                Locale.ROOT,
                " %s up %s,  0 users,  load average: %.2f, %.2f, %.2f\n",
                TIME.format(call.cluster().now()),
                since,
                load,
                load * 0.96,
                load * 0.93));
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
}
