package dev.jarvis.simulator;

import dev.jarvis.simulator.ssh.SshOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What a simulator is to be.
 *
 * @param port HTTPS port of the first node, the others follow; 0 lets the system choose each
 * @param controlPort port of the control API on loopback; 0 lets the system choose
 * @param bind address on which the nodes listen
 * @param unauthorisedDelay how long a 401 is held back, in real time
 * @param certificates folder in which the nodes' certificates are kept over a restart; none: new ones each time
 * @param password with which root@pam logs in; none: one that is made from the seed
 * @param time what the simulator's own clock runs with
 * @param scenario file that says what the cluster is like, instead of the numbers
 * @param bootTakes how long a node is away when it reboots or is woken, on the simulator's clock
 * @param unreachableDelay how long a call that is passed on to a node without power waits for it, in real time
 * @param ssh whether and how the nodes answer SSH
 * @param wakePort UDP port that takes magic packets, 0 lets the system choose; none: nobody listens
 */
public record SimulatorOptions(
        int port,
        int controlPort,
        int nodes,
        int guests,
        long seed,
        String bind,
        Duration unauthorisedDelay,
        Optional<Path> certificates,
        Optional<String> password,
        InstantSource time,
        Optional<Path> scenario,
        Duration bootTakes,
        Duration unreachableDelay,
        SshOptions ssh,
        OptionalInt wakePort) {

    /** Refuses what cannot be simulated. */
    public SimulatorOptions {
        within("nodes", nodes, 1, 64);
        within("guests", guests, 0, 10_000);
        within("port", port, 0, 65_536 - nodes);
        within("control", controlPort, 0, 65_535);
        within("wol-port", wakePort.orElse(0), 0, 65_535);
        if (bind.isBlank()) {
            throw new IllegalArgumentException("bind must be an address, was empty");
        }
    }

    /** The program's defaults: 4 nodes with 24 guests from port 8006 on, control on 4008. */
    public static SimulatorOptions defaults() {
        return new Draft().options();
    }

    /** The demonstration inside another program: the default cluster on ports that the system chooses. */
    public static SimulatorOptions demo() {
        return defaults().withPort(0).withControlPort(0);
    }

    /** With another port for the first node. */
    public SimulatorOptions withPort(int newPort) {
        return changed(draft -> draft.port = newPort);
    }

    /** With another port for the control API. */
    public SimulatorOptions withControlPort(int newControlPort) {
        return changed(draft -> draft.controlPort = newControlPort);
    }

    /** With another number of nodes. */
    public SimulatorOptions withNodes(int newNodes) {
        return changed(draft -> draft.nodes = newNodes);
    }

    /** With another number of guests. */
    public SimulatorOptions withGuests(int newGuests) {
        return changed(draft -> draft.guests = newGuests);
    }

    /** With another seed for the load curves and the token. */
    public SimulatorOptions withSeed(long newSeed) {
        return changed(draft -> draft.seed = newSeed);
    }

    /** Listening on another address. */
    public SimulatorOptions withBind(String newBind) {
        return changed(draft -> draft.bind = newBind);
    }

    /** With another delay of refusals. */
    public SimulatorOptions withUnauthorisedDelay(Duration newUnauthorisedDelay) {
        return changed(draft -> draft.unauthorisedDelay = newUnauthorisedDelay);
    }

    /** With certificates that are kept in a folder. */
    public SimulatorOptions withCertificates(Path folder) {
        return changed(draft -> draft.certificates = Optional.of(folder));
    }

    /** With a password for root@pam. */
    public SimulatorOptions withPassword(String newPassword) {
        return changed(draft -> draft.password = Optional.of(newPassword));
    }

    /** On another time; a fixed one makes a simulator that moves by steps only. */
    public SimulatorOptions withTime(InstantSource newTime) {
        return changed(draft -> draft.time = newTime);
    }

    /** With a cluster that is read from a file. */
    public SimulatorOptions withScenario(Path file) {
        return changed(draft -> draft.scenario = Optional.of(file));
    }

    /** With nodes that boot faster or slower. */
    public SimulatorOptions withBootTakes(Duration newBootTakes) {
        return changed(draft -> draft.bootTakes = newBootTakes);
    }

    /** With another delay of calls to nodes that are not there. */
    public SimulatorOptions withUnreachableDelay(Duration newUnreachableDelay) {
        return changed(draft -> draft.unreachableDelay = newUnreachableDelay);
    }

    /** With another way of answering SSH. */
    public SimulatorOptions withSsh(SshOptions newSsh) {
        return changed(draft -> draft.ssh = newSsh);
    }

    /** With a UDP port that takes magic packets; 0 lets the system choose. */
    public SimulatorOptions withWakePort(int newPort) {
        return changed(draft -> draft.wakePort = OptionalInt.of(newPort));
    }

    @Override
    public String toString() {
        return "SimulatorOptions[" + nodes + " nodes, " + guests + " guests, seed " + seed + ", " + bind + ":" + port
                + ", control " + controlPort + "]";
    }

    private SimulatorOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** All of it while it is being changed, so that each change names the one thing that it changes. */
    private static final class Draft {
        private int port = 8006;
        private int controlPort = 4008;
        private int nodes = 4;
        private int guests = 24;
        private long seed = 1;
        private String bind = "127.0.0.1";
        private Duration unauthorisedDelay = Duration.ofSeconds(3);
        private Optional<Path> certificates = Optional.empty();
        private Optional<String> password = Optional.empty();
        private InstantSource time = Clock.systemUTC();
        private Optional<Path> scenario = Optional.empty();
        private Duration bootTakes = Duration.ofSeconds(40);
        private Duration unreachableDelay = Duration.ofSeconds(3);
        private SshOptions ssh = SshOptions.DEFAULT;
        private OptionalInt wakePort = OptionalInt.empty();

        Draft() {}

        Draft(SimulatorOptions options) {
            port = options.port;
            controlPort = options.controlPort;
            nodes = options.nodes;
            guests = options.guests;
            seed = options.seed;
            bind = options.bind;
            unauthorisedDelay = options.unauthorisedDelay;
            certificates = options.certificates;
            password = options.password;
            time = options.time;
            scenario = options.scenario;
            bootTakes = options.bootTakes;
            unreachableDelay = options.unreachableDelay;
            ssh = options.ssh;
            wakePort = options.wakePort;
        }

        SimulatorOptions options() {
            return new SimulatorOptions(
                    port,
                    controlPort,
                    nodes,
                    guests,
                    seed,
                    bind,
                    unauthorisedDelay,
                    certificates,
                    password,
                    time,
                    scenario,
                    bootTakes,
                    unreachableDelay,
                    ssh,
                    wakePort);
        }
    }

    private static void within(String name, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(name + " must be " + minimum + ".." + maximum + ", was " + value);
        }
    }
}
