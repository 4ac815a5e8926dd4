package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Says what the node is called. */
final class Hostname implements NodeCommand {

    @Override
    public String name() {
        return "hostname";
    }

    @Override
    public Reply run(Call call) {
        return Reply.said(call.node().name() + "\n");
    }
}
