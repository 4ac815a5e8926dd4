package dev.jarvis.simulator.ssh;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.NodeUse;
import dev.jarvis.simulator.node.Machine;
import java.time.Duration;
import java.util.List;

/** A program of a node. */
public interface NodeCommand {

    /** What it is called. */
    String name();

    /** Runs it, inside a look at the cluster: nothing here may wait. */
    Reply run(Call call);

    /**
     * Who is asked for what.
     *
     * @param arguments without the program's name
     */
    record Call(Cluster cluster, Machine machine, List<String> arguments, Screen screen) {
        /** Keeps its own list. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The node that is asked. */
        public Node node() {
            return machine.node();
        }

        /** What it uses now. */
        public NodeUse use() {
            return NodeUse.at(cluster, machine.node(), cluster.now());
        }

        /** How many of its processors are busy, as the load average says it. */
        public double busyCores() {
            return use().cpu() * node().spec().cpus();
        }

        /** The argument at a place, or nothing. */
        public String argument(int index) {
            return index < arguments.size() ? arguments.get(index) : "";
        }
    }

    /** How large the terminal is; negative without one, and zero when nobody has said. */
    record Screen(int columns, int rows) {
        /** There is none. */
        public static final Screen NONE = new Screen(-1, -1);

        /** Whether there is one. */
        public boolean isThere() {
            return columns >= 0;
        }
    }

    /**
     * What it says, and how it ends.
     *
     * @param takes how long it runs, in real time
     */
    record Reply(int status, String stdout, String stderr, Duration takes) {

        /** Said, and ended well. */
        public static Reply said(String stdout) {
            return new Reply(0, stdout, "", Duration.ZERO);
        }

        /** Ended with a status, saying why. */
        public static Reply failed(int status, String stderr) {
            return new Reply(status, "", stderr, Duration.ZERO);
        }
    }
}
