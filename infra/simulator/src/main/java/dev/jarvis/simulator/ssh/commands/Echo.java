package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Says its arguments. */
final class Echo implements NodeCommand {

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Reply run(Call call) {
        boolean line = !call.argument(0).equals("-n");
        String said = String.join(
                " ", call.arguments().subList(line ? 0 : 1, call.arguments().size()));
        return Reply.said(line ? said + "\n" : said);
    }
}
