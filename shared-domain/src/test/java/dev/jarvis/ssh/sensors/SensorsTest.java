package dev.jarvis.ssh.sensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.ssh.HostKey;
import dev.jarvis.ssh.KnownHosts;
import dev.jarvis.ssh.RealSshd;
import dev.jarvis.ssh.SshAddress;
import dev.jarvis.ssh.SshAttempt;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshLimits;
import dev.jarvis.ssh.SshSettings;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of that name, on a real server. */
class SensorsTest {

    private static final NodeName PVE1 = new NodeName("pve1");

    /** So long that only a limit from outside can end it. */
    private static final SshLimits LONG = new SshLimits(
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofSeconds(15),
            3,
            256 * 1024,
            8);

    @TempDir
    Path folder;

    private Temperatures askedOf(Optional<String> script) throws IOException, InterruptedException {
        var programs = Files.createDirectory(folder.resolve("bin"));
        if (script.isPresent()) {
            var program = Files.writeString(programs.resolve("sensors"), "#!/bin/sh\n" + script.get() + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (var sshd = RealSshd.start(folder, "SetEnv PATH=" + programs + ":/usr/bin:/bin")) {
            var settings = sshd.settings(sshd.port(), SshLimits.DEFAULT);
            try (var client =
                    new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                var key = assertInstanceOf(SshAttempt.Succeeded.class, client.hostKeyOf(PVE1))
                        .value();
                client.learn(PVE1, (HostKey) key);
                return new Sensors(client, JsonMapper.createDefault()).of(PVE1);
            }
        }
    }

    @Test
    void temperatures_areMeasuredOnTheNode() throws IOException, InterruptedException {
        var measured = assertInstanceOf(
                Temperatures.Measured.class,
                askedOf(Optional.of("test \"$1\" = -j && echo '{\"c\":{\"Tctl\":{\"temp1_input\": 52.1}}}'")));
        assertEquals(OptionalDouble.of(52.1), measured.sensors().getFirst().celsius());
    }

    @Test
    void serverThatSaysNothing_isLeftAtTheLimit_connectingIncluded() throws IOException, InterruptedException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var key = folder.resolve("key");
            RealSshd.keyPair(key, "ed25519");
            var settings = new SshSettings(
                    Optional.of(key),
                    "root",
                    folder.resolve("known_hosts"),
                    Map.of(PVE1, new SshAddress("127.0.0.1", silent.getLocalPort())),
                    LONG);
            try (var client =
                    new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                var late = new Sensors(client, JsonMapper.createDefault()).of(PVE1, Duration.ofMillis(300));
                assertInstanceOf(Temperatures.NotAsked.class, late);
                assertTrue(late.text().contains("300 ms"), late.text());
            }
        }
    }

    @Test
    void missingProgram_isAPlainValue() throws IOException, InterruptedException {
        var missing = askedOf(Optional.empty());
        assertInstanceOf(Temperatures.NotInstalled.class, missing);
        assertTrue(missing.text().startsWith("lm-sensors is not installed on pve1"), missing.text());
    }

    @Test
    void nodeWithoutSensors_hasNone() throws IOException, InterruptedException {
        assertEquals(
                new Temperatures.Measured(List.of()), askedOf(Optional.of("echo 'No sensors found!' >&2; exit 1")));
    }

    @Test
    void failedProgram_saysWhy() throws IOException, InterruptedException {
        var failed = askedOf(Optional.of("echo 'sensors.conf: line 3: syntax error' >&2; exit 2"));
        assertTrue(failed.text().contains("syntax error"), failed.text());
    }
}
