package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Says how large the terminal is. */
final class Stty implements NodeCommand {

    @Override
    public String name() {
        return "stty";
    }

    @Override
    public Reply run(Call call) {
        if (!call.argument(0).equals("size") || !call.screen().isThere()) {
            return Reply.failed(1, "stty: 'standard input': Inappropriate ioctl for device\n");
        }
        return Reply.said(call.screen().rows() + " " + call.screen().columns() + "\n");
    }
}
