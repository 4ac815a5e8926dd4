package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.Locale;

/** Shows how full the root file system is. */
final class Df implements NodeCommand {

    @Override
    public String name() {
        return "df";
    }

    @Override
    public Reply run(Call call) {
        long size = call.node().spec().rootBytes();
        long used = call.use().rootUsed();
        return Reply.said(String.format(
                Locale.ROOT, """
                Filesystem            Size  Used Avail Use%% Mounted on
                /dev/mapper/pve-root  %.0fG  %.1fG  %.0fG  %d%% /
                /dev/fuse             128M   32K  128M   1%% /etc/pve
                """, size / GIB, used / GIB, (size - used) / GIB, Math.round(100.0 * used / size)));
    }

    private static final double GIB = 1L << 30;
}
