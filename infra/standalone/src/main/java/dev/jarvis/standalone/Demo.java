package dev.jarvis.standalone;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.TierLock;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Settings;
import dev.jarvis.simulator.NodeEndpoint;
import dev.jarvis.simulator.RunningSimulator;
import dev.jarvis.simulator.Simulator;
import dev.jarvis.simulator.SimulatorOptions;
import dev.jarvis.simulator.ssh.SshEndpoint;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated cluster of a JARVIS that has no other. It is told to the rest through the same settings as any cluster, so
 * that nothing else can tell the difference but the badge.
 */
record Demo(RunningSimulator simulator) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String LOCK = "demo";
    private static final int DEFAULT_CONTROL = 4008;

    /** The beginnings of what names a cluster. */
    private static final List<String> OTHERS = List.of("PROXMOX_", "SSH_", "WOL_", "NODE_MACS");

    static Demo start(Settings settings) {
        var options = SimulatorOptions.demo()
                .withPort(settings.port("JARVIS_SIMULATOR_PORT", 0))
                .withControlPort(settings.port("JARVIS_SIMULATOR_CONTROL", DEFAULT_CONTROL))
                .withWakePort(0);
        try {
            return new Demo(Simulator.start(options));
        } catch (IOException refused) {
            throw new InvalidSetting("the simulated cluster " + refused.getMessage()
                    + ": set JARVIS_SIMULATOR_CONTROL or JARVIS_SIMULATOR_PORT to another port, or to 0");
        }
    }

    /** The settings with this cluster in them, and nothing that was meant for another. */
    Settings settingsInsteadOf(Settings settings) {
        var cluster = new HashMap<>(Map.of(
                "JARVIS_DEMO", "true",
                "PROXMOX_NODES", joined(NodeEndpoint::address),
                "PROXMOX_TOKEN_ID", simulator.tokenId(),
                "PROXMOX_TOKEN_SECRET", simulator.tokenSecret(),
                "PROXMOX_FINGERPRINTS", joined(node -> node.name() + "=" + node.fingerprint())));
        cluster.put(
                "SSH_NODES",
                simulator.sshEndpoints().stream().map(SshEndpoint::setting).collect(Collectors.joining(",")));
        simulator.sshKeyFile().ifPresent(file -> cluster.put("SSH_KEY_FILE", file.toString()));
        simulator.sshKnownHosts().ifPresent(file -> cluster.put("SSH_KNOWN_HOSTS", file.toString()));
        simulator.wakePort().ifPresent(port -> cluster.put("WOL_PORT", Integer.toString(port)));
        cluster.put(
                "NODE_MACS",
                simulator.cards().entrySet().stream()
                        .map(card -> card.getKey() + "=" + card.getValue())
                        .collect(Collectors.joining(",")));
        return OTHERS.stream()
                .reduce(settings, Settings::without, (_, last) -> last)
                .with(cluster);
    }

    /**
     * Two demos over one database would each take the other's cluster for its own, so the second is refused. Held until
     * the process ends; a database that cannot be used keeps nobody off, and is told of elsewhere.
     */
    static void keepOthersOff(TierLock locks) {
        try {
            if (locks.claim(LOCK) instanceof TierLock.Claim.Taken taken) {
                throw new InvalidSetting("another demo uses this database (" + taken.holder()
                        + "): stop it, or set DB_PATH to another file");
            }
        } catch (DatabaseUnavailable unusable) {
            LOG.debug("no lock for the demo: {}", unusable.getMessage());
        }
    }

    @Override
    public void close() {
        simulator.close();
    }

    private String joined(Function<NodeEndpoint, String> part) {
        return simulator.nodes().stream().map(part).collect(Collectors.joining(","));
    }
}
