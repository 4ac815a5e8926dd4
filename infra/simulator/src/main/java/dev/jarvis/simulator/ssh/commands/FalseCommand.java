package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Ends badly. */
final class FalseCommand implements NodeCommand {

    @Override
    public String name() {
        return "false";
    }

    @Override
    public Reply run(Call call) {
        return Reply.failed(1, "");
    }
}
