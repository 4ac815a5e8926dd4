package dev.jarvis.simulator.ssh;

import java.io.IOException;
import org.apache.sshd.server.Environment;

/** One command line, without a terminal. */
final class OneCommand extends Session {

    private final Bash bash;
    private final String node;
    private final String line;

    OneCommand(Bash bash, String node, String line) {
        this.bash = bash;
        this.node = node;
        this.line = line;
    }

    @Override
    int run(Environment environment) throws IOException, InterruptedException {
        NodeCommand.Reply reply = bash.run(node, line, NodeCommand.Screen.NONE);
        Thread.sleep(reply.takes());
        say(reply.stdout());
        complain(reply.stderr());
        return reply.status();
    }
}
