package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.Locale;

/** Lists the virtual machines. */
final class QmList implements NodeCommand {

    @Override
    public String name() {
        return "qm";
    }

    @Override
    public Reply run(Call call) {
        if (!call.argument(0).equals("list")) {
            return Reply.failed(
                    255,
                    "ERROR: unknown command 'qm " + call.argument(0) + "'\nUSAGE: qm <COMMAND> [ARGS] [OPTIONS]\n");
        }
        StringBuilder table =
                new StringBuilder("      VMID NAME                 STATUS     MEM(MB)    BOOTDISK(GB) PID       \n");
        for (Guest guest : call.cluster().guestsOn(call.node().name())) {
            if (guest.spec().type() == GuestType.QEMU) {
                table.append(String.format(
                        Locale.ROOT,
                        "%10d %-20s %-10s %-10d %12.2f %-10d\n",
                        guest.spec().vmid(),
                        guest.spec().name(),
                        guest.running() ? "running" : "stopped",
                        guest.spec().memoryBytes() >> 20,
                        guest.spec().diskBytes() / (double) (1L << 30),
                        guest.running() ? guest.pid() : 0));
            }
        }
        return Reply.said(table.toString());
    }
}
