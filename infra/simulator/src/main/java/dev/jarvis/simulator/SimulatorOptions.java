package dev.jarvis.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a simulator is to be.
 *
 * @param port HTTPS port of the first node, the others follow; 0 lets the system choose each
 * @param controlPort port of the control API on loopback; 0 lets the system choose
 * @param bind address on which the nodes listen
 * @param unauthorisedDelay how long a 401 is held back, in real time
 * @param certificates folder in which the nodes' certificates are kept over a restart; none: new ones each time
 * @param time what the simulator's own clock runs with
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
        InstantSource time) {

    /** Refuses what cannot be simulated. */
    public SimulatorOptions {
        within("nodes", nodes, 1, 64);
        within("guests", guests, 0, 10_000);
        within("port", port, 0, 65_536 - nodes);
        within("control", controlPort, 0, 65_535);
        if (bind.isBlank()) {
            throw new IllegalArgumentException("bind must be an address, was empty");
        }
    }

    /** The program's defaults: 4 nodes with 24 guests from port 8006 on, control on 4008. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                8006, 4008, 4, 24, 1, "127.0.0.1", Duration.ofSeconds(3), Optional.empty(), Clock.systemUTC());
    }

    /** The demonstration inside another program: the default cluster on ports that the system chooses. */
    public static SimulatorOptions demo() {
        return defaults().withPort(0).withControlPort(0);
    }

    /** With another port for the first node. */
    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(
                newPort, controlPort, nodes, guests, seed, bind, unauthorisedDelay, certificates, time);
    }

    /** With another port for the control API. */
    public SimulatorOptions withControlPort(int newPort) {
        return new SimulatorOptions(port, newPort, nodes, guests, seed, bind, unauthorisedDelay, certificates, time);
    }

    /** With another number of nodes. */
    public SimulatorOptions withNodes(int newNodes) {
        return new SimulatorOptions(
                port, controlPort, newNodes, guests, seed, bind, unauthorisedDelay, certificates, time);
    }

    /** With another number of guests. */
    public SimulatorOptions withGuests(int newGuests) {
        return new SimulatorOptions(
                port, controlPort, nodes, newGuests, seed, bind, unauthorisedDelay, certificates, time);
    }

    /** With another seed for the load curves and the token. */
    public SimulatorOptions withSeed(long newSeed) {
        return new SimulatorOptions(
                port, controlPort, nodes, guests, newSeed, bind, unauthorisedDelay, certificates, time);
    }

    /** Listening on another address. */
    public SimulatorOptions withBind(String newBind) {
        return new SimulatorOptions(
                port, controlPort, nodes, guests, seed, newBind, unauthorisedDelay, certificates, time);
    }

    /** With another delay of refusals. */
    public SimulatorOptions withUnauthorisedDelay(Duration newDelay) {
        return new SimulatorOptions(port, controlPort, nodes, guests, seed, bind, newDelay, certificates, time);
    }

    /** With certificates that are kept in a folder. */
    public SimulatorOptions withCertificates(Path folder) {
        return new SimulatorOptions(
                port, controlPort, nodes, guests, seed, bind, unauthorisedDelay, Optional.of(folder), time);
    }

    /** On another time; a fixed one makes a simulator that moves by steps only. */
    public SimulatorOptions withTime(InstantSource newTime) {
        return new SimulatorOptions(
                port, controlPort, nodes, guests, seed, bind, unauthorisedDelay, certificates, newTime);
    }

    private static void within(String name, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(name + " must be " + minimum + ".." + maximum + ", was " + value);
        }
    }
}
