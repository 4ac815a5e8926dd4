package dev.jarvis.standalone;

import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Settings;
import dev.jarvis.simulator.NodeEndpoint;
import dev.jarvis.simulator.RunningSimulator;
import dev.jarvis.simulator.Simulator;
import dev.jarvis.simulator.SimulatorOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The simulated cluster of a JARVIS that has no other. It is told to the rest through the same settings as any cluster, so
 * that nothing else can tell the difference but the badge.
 */
record Demo(RunningSimulator simulator) implements AutoCloseable {

    private static final int GREATEST_PORT = 65_535;
    private static final String DEFAULT_CONTROL = "4008";

    static Demo start(Settings settings) {
        var variables = settings.variables();
        var options = SimulatorOptions.demo()
                .withPort(port(variables, "JARVIS_SIMULATOR_PORT", "0"))
                .withControlPort(port(variables, "JARVIS_SIMULATOR_CONTROL", DEFAULT_CONTROL));
        try {
            return new Demo(Simulator.start(options));
        } catch (IOException refused) {
            throw new InvalidSetting("the simulated cluster " + refused.getMessage()
                    + ": set JARVIS_SIMULATOR_CONTROL or JARVIS_SIMULATOR_PORT to another port, or to 0");
        }
    }

    /** The settings that name this cluster. */
    Map<String, String> variables() {
        return Map.of(
                "JARVIS_DEMO", "true",
                "PROXMOX_NODES",
                        simulator.nodes().stream()
                                .map(node -> node.host() + ":" + node.port())
                                .collect(Collectors.joining(",")),
                "PROXMOX_TOKEN_ID", simulator.tokenId(),
                "PROXMOX_TOKEN_SECRET", simulator.tokenSecret(),
                "PROXMOX_FINGERPRINTS",
                        simulator.nodes().stream().map(Demo::pin).collect(Collectors.joining(",")));
    }

    @Override
    public void close() {
        simulator.close();
    }

    private static String pin(NodeEndpoint node) {
        return node.name() + "=" + node.fingerprint();
    }

    private static int port(Map<String, String> variables, String name, String absent) {
        var text = variables.getOrDefault(name, absent);
        return number(text)
                .filter(port -> port >= 0 && port <= GREATEST_PORT)
                .orElseThrow(() -> new InvalidSetting(name + " must be a port 0..65535, was \"" + text + "\""));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException senseless) {
            return Optional.empty();
        }
    }
}
