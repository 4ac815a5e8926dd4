package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.Locale;

/** Shows how much memory is used, in mebibytes. */
final class Free implements NodeCommand {

    @Override
    public String name() {
        return "free";
    }

    @Override
    public Reply run(Call call) {
        long total = call.node().spec().memoryBytes() >> 20;
        long used = call.use().memory() >> 20;
        return Reply.said(String.format(
                Locale.ROOT,
                "%15s %11s %11s %11s %11s %11s\nMem: %10d %11d %11d %11d %11d %11d\nSwap: %9d %11d %11d\n",
                "total",
                "used",
                "free",
                "shared",
                "buff/cache",
                "available",
                total,
                used,
                (total - used) / 2,
                64,
                (total - used) / 2,
                total - used,
                8191,
                0,
                8191));
    }
}
