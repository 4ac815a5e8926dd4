package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;

/** Says which kernel runs. */
final class Uname implements NodeCommand {

    @Override
    public String name() {
        return "uname";
    }

    @Override
    public Reply run(Call call) {
        return Reply.said(
                switch (call.argument(0)) {
                    case "-a" ->
                        "Linux " + call.node().name() + " " + RELEASE
                                + " #1 SMP PREEMPT_DYNAMIC PMX 6.17.2-1 (2025-10-21T11:55Z) x86_64 GNU/Linux\n";
                    case "-r" -> RELEASE + "\n";
                    case "-n" -> call.node().name() + "\n";
                    case "-m" -> "x86_64\n";
                    default -> "Linux\n";
                });
    }

    private static final String RELEASE = "6.17.2-1-pve";
}
