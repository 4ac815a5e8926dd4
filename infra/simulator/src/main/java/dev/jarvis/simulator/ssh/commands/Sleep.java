package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;
import java.time.Duration;

/** Takes its time, an hour at most. */
final class Sleep implements NodeCommand {

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public Reply run(Call call) {
        try {
            double seconds = Double.parseDouble(call.argument(0));
            if (seconds >= 0 && seconds <= MOST_SECONDS) {
                return new Reply(0, "", "", Duration.ofMillis(Math.round(seconds * 1000)));
            }
        } catch (NumberFormatException senseless) {
            return refused(call);
        }
        return refused(call);
    }

    private static final int MOST_SECONDS = 3600;

    private static Reply refused(Call call) {
        return Reply.failed(
                1,
                call.arguments().isEmpty()
                        ? "sleep: missing operand\nTry 'sleep --help' for more information.\n"
                        : "sleep: invalid time interval '" + call.argument(0)
                                + "'\nTry 'sleep --help' for more information.\n");
    }
}
