package dev.jarvis.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.Settings;
import dev.jarvis.ssh.KnownHosts;
import dev.jarvis.ssh.SshAddress;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshLimits;
import dev.jarvis.ssh.SshResult;
import dev.jarvis.ssh.SshSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The demo's nodes answer our own client over SSH, through the settings that the demo gives to the rest. */
class DemoOverSshTest {

    @Test
    void demo_givesAllThatSshNeeds() {
        var given = new Settings(Map.of(
                "JARVIS_SIMULATOR_CONTROL", "0", "SSH_KEY_FILE", "/somebody/elses", "SSH_NODES", "pve1=10.0.0.1"));
        try (var demo = Demo.start(given)) {
            var variables = demo.settingsInsteadOf(given).variables();
            var addresses = new LinkedHashMap<NodeName, SshAddress>();
            for (var entry : variables.getOrDefault("SSH_NODES", "").split(",", -1)) {
                var parts = entry.split("=", -1);
                addresses.put(new NodeName(parts[0]), SshAddress.parse(parts[1]));
            }
            assertEquals(demo.simulator().nodes().size(), addresses.size());
            assertTrue(variables.getOrDefault("NODE_MACS", "").contains("="));
            var settings = new SshSettings(
                    Optional.ofNullable(variables.get("SSH_KEY_FILE")).map(Path::of),
                    "root",
                    Path.of(variables.getOrDefault("SSH_KNOWN_HOSTS", "")),
                    addresses,
                    SshLimits.DEFAULT);
            try (var client =
                    new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                for (var node : addresses.keySet()) {
                    var said = client.run(node, List.of("hostname"));
                    var done = assertInstanceOf(SshResult.Done.class, said, said.text());
                    assertEquals(node + "\n", done.stdout().text());
                }
            }
        }
    }
}
