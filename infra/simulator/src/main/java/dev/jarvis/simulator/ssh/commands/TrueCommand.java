package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Ends well. */
final class TrueCommand implements NodeCommand {

    @Override
    public String name() {
        return "true";
    }

    @Override
    public Reply run(Call call) {
        return Reply.said("");
    }
}
