package dev.jarvis.simulator.ssh;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.node.Machines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs a command line on a node. Thread-safe: every command is one look at the cluster. */
public final class Bash {

    private static final int MISUSED = 2;
    private static final int NOT_FOUND = 127;

    private final Cluster cluster;
    private final Machines machines;
    private final Map<String, NodeCommand> commands = new LinkedHashMap<>();

    /** With the programs that there are. */
    public Bash(Cluster cluster, Machines machines, List<NodeCommand> installed) {
        this.cluster = cluster;
        this.machines = machines;
        installed.forEach(command -> commands.put(command.name(), command));
    }

    /** Runs a line on a node; an empty one does nothing. */
    public NodeCommand.Reply run(String nodeName, String line, NodeCommand.Screen screen) {
        return switch (Words.of(line)) {
            case Words.Split.Wrong(String complaint) -> NodeCommand.Reply.failed(MISUSED, complaint + "\n");
            case Words.Split.Into(List<String> words) when words.isEmpty() -> NodeCommand.Reply.said("");
            case Words.Split.Into(List<String> words) -> run(nodeName, words, screen);
        };
    }

    private NodeCommand.Reply run(String nodeName, List<String> words, NodeCommand.Screen screen) {
        String name = words.getFirst();
        Optional<NodeCommand> command = Optional.ofNullable(commands.get(name.substring(name.lastIndexOf('/') + 1)));
        if (command.isEmpty()) {
            return NodeCommand.Reply.failed(NOT_FOUND, "bash: " + name + ": command not found\n");
        }
        return cluster.look(() -> {
            Node node = cluster.node(nodeName).orElseThrow();
            return command.get()
                    .run(new NodeCommand.Call(cluster, machines.of(node), words.subList(1, words.size()), screen));
        });
    }
}
