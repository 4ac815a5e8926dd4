package dev.jarvis.simulator;

import dev.jarvis.simulator.ssh.SshEndpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A simulated Proxmox VE cluster. As a program it prints what a client must know as lines that can be exported and runs
 * until it is interrupted; as a library, {@link #start} gives a running cluster.
 */
public final class Simulator {

    private static final int BAD_USAGE = 2;

    private Simulator() {}

    /** Opens all ports and comes back; the caller closes what it gets. */
    public static RunningSimulator start(SimulatorOptions options) throws IOException {
        return new Assembly(options).start();
    }

    /** The program. Exit code 2: wrong arguments or a port in use. */
    public static void main(String[] words) throws InterruptedException {
        // What is worth a line on the terminal; the SSH server's library also tells of its own well-being.
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        switch (Arguments.read(List.of(words))) {
            case Arguments.Help() -> System.out.println(Arguments.USAGE);
            case Arguments.Wrong(String reason) -> {
                System.err.println("simulator: " + reason);
                System.exit(BAD_USAGE);
            }
            case Arguments.Start(SimulatorOptions options) -> run(options);
        }
    }

    private static void run(SimulatorOptions options) throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RunningSimulator simulator = start(options)) {
            print(simulator, System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                interrupted.countDown();
                // The JVM halts when its hooks are done: let the ports be closed first.
                await(closed);
            }));
            interrupted.await();
        } catch (IOException failed) {
            System.err.println("simulator: " + failed.getMessage());
            System.exit(BAD_USAGE);
        } finally {
            closed.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a client must know, as lines for a shell. */
    static void print(RunningSimulator simulator, PrintStream out) {
        List<NodeEndpoint> nodes = simulator.nodes();
        out.println("# Proxmox VE simulator; control API on http://127.0.0.1:" + simulator.controlPort());
        out.println("export PROXMOX_NODES="
                + nodes.stream().map(NodeEndpoint::address).collect(Collectors.joining(",")));
        // Quoted: an interactive shell takes the exclamation mark for its history.
        out.println("export PROXMOX_TOKEN_ID='" + simulator.tokenId() + "'");
        out.println("export PROXMOX_TOKEN_SECRET=" + simulator.tokenSecret());
        out.println("export PROXMOX_FINGERPRINTS="
                + nodes.stream()
                        .map(node -> node.name() + "=" + node.fingerprint())
                        .collect(Collectors.joining(",")));
        printSides(simulator, out);
        out.println("# login: root@pam with the password " + simulator.password());
        out.flush();
    }

    private static void printSides(RunningSimulator simulator, PrintStream out) {
        if (!simulator.sshEndpoints().isEmpty()) {
            out.println("export SSH_NODES="
                    + simulator.sshEndpoints().stream()
                            .map(SshEndpoint::setting)
                            .collect(Collectors.joining(",")));
        }
        simulator.sshKeyFile().ifPresent(file -> out.println("export SSH_KEY_FILE='" + file.toAbsolutePath() + "'"));
        simulator
                .sshKnownHosts()
                .ifPresent(file -> out.println("export SSH_KNOWN_HOSTS='" + file.toAbsolutePath() + "'"));
        simulator.wakePort().ifPresent(port -> {
            out.println("export WOL_PORT=" + port);
            out.println("export NODE_MACS=" + cardsOf(simulator));
        });
    }

    private static String cardsOf(RunningSimulator simulator) {
        return simulator.cards().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(card -> card.getKey() + "=" + card.getValue())
                .collect(Collectors.joining(","));
    }
}
