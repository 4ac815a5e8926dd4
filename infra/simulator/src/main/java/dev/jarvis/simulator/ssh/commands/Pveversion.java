package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Says which Proxmox VE this is. */
final class Pveversion implements NodeCommand {

    @Override
    public String name() {
        return "pveversion";
    }

    @Override
    public Reply run(Call call) {
        return Reply.said("pve-manager/9.1.2/9d436f37a0ac4172 (running kernel: 6.17.2-1-pve)\n");
    }
}
