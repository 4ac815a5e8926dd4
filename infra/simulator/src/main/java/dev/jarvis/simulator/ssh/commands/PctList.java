package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.Locale;

/** Lists the containers. */
final class PctList implements NodeCommand {

    @Override
    public String name() {
        return "pct";
    }

    @Override
    public Reply run(Call call) {
        if (!call.argument(0).equals("list")) {
            return Reply.failed(
                    255,
                    "ERROR: unknown command 'pct " + call.argument(0) + "'\nUSAGE: pct <COMMAND> [ARGS] [OPTIONS]\n");
        }
        StringBuilder table = new StringBuilder("VMID       Status     Lock         Name                \n");
        for (Guest guest : call.cluster().guestsOn(call.node().name())) {
            if (guest.spec().type() == GuestType.LXC) {
                table.append(String.format(
                        Locale.ROOT,
                        "%-10d %-10s %-12s %-20s\n",
                        guest.spec().vmid(),
                        guest.running() ? "running" : "stopped",
                        "",
                        guest.spec().name()));
            }
        }
        return Reply.said(table.toString());
    }
}
