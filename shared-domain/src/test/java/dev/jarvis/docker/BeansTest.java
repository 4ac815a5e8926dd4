package dev.jarvis.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.net.Ping;
import dev.jarvis.net.WakeOnLan;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshSettings;
import dev.jarvis.ssh.sensors.Sensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches nodes and Docker, made from the environment as a process makes it. */
class BeansTest {

    private static Settings settings(Path folder, Map<String, String> more) {
        var variables = new LinkedHashMap<>(more);
        variables.put("DB_PATH", folder.resolve("jarvis.db").toString());
        return new Settings(variables);
    }

    @Test
    void environment_makesAll(@TempDir Path folder) {
        var more =
                Map.of("SSH_NODES", "pve1=10.0.0.1:2222", "NODE_MACS", "pve1=0a:1b:2c:3d:4e:5f", "DOCKER_NODE", "pve1");
        try (var context = Launch.start(settings(folder, more), Map.of())) {
            assertEquals(
                    folder.resolve("known_hosts"),
                    context.getBean(SshSettings.class).knownHosts());
            assertEquals("root", context.getBean(SshSettings.class).user());
            assertFalse(context.getBean(SshClient.class).isConfigured());
            assertEquals("node pve1", context.getBean(DockerEngine.class).where());
            assertNotNull(context.getBean(Sensors.class));
            assertNotNull(context.getBean(WakeOnLan.class));
            assertNotNull(context.getBean(Ping.class));
        }
        try (var context = Launch.start(settings(folder, Map.of()), Map.of())) {
            assertEquals(
                    "/var/run/docker.sock", context.getBean(DockerEngine.class).where());
        }
    }

    @Test
    void whatCannotBeUsed_stopsTheStart(@TempDir Path folder) {
        for (var wrong : Map.of(
                        "SSH_NODES",
                        "pve1",
                        "SSH_USER",
                        "a b",
                        "NODE_MACS",
                        "pve1=xx",
                        "WOL_PORT",
                        "0",
                        "WOL_API_URL",
                        "ftp://x/",
                        "DOCKER_NODE",
                        "a b")
                .entrySet()) {
            var refused = assertThrows(
                    InvalidSetting.class,
                    () -> Launch.start(settings(folder, Map.of(wrong.getKey(), wrong.getValue())), Map.of())
                            .close(),
                    wrong.getKey());
            assertTrue(String.valueOf(refused.getMessage()).contains(wrong.getKey()), refused.getMessage());
        }
    }
}
