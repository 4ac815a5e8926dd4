package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.simulator.ssh.SshEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code jarvis init} gets to know the nodes over SSH, and what a pass then reads there. */
class InitOverSshTest {

    private final Lab lab;
    private final Path file;
    private final Path secretFile;
    private final Path knownHosts;

    InitOverSshTest(@TempDir Path folder) throws IOException {
        this.lab = new Lab(folder);
        this.file = folder.resolve("jarvis.env");
        this.secretFile = Files.writeString(folder.resolve("secret"), lab.secret());
        this.knownHosts = folder.resolve("ssh").resolve("known_hosts");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void hostKeys_areShownAndLearnt_andACommandRuns() throws Exception {
        var ran = init(ssh(), "--ssh-key", lab.sshKey());
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        for (SshEndpoint node : lab.sshEndpoints()) {
            assertTrue(
                    ran.out()
                            .lines()
                            .anyMatch(line -> line.startsWith(node.node() + " shows the SSH host key ")
                                    && line.contains(node.fingerprint())),
                    ran.out());
            assertTrue(ran.out().lines().anyMatch(line -> line.equals(node.node() + " runs commands")), ran.out());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(knownHosts)));
        assertEquals(4, Files.readAllLines(knownHosts).size());
    }

    @Test
    void whatWasLearnt_isInTheFile_soThatAPassNeedsNothingBeside() {
        assertEquals(0, init(ssh(), "--ssh-key", lab.sshKey()).exitCode());
        var alone =
                Map.of("JARVIS_SETTINGS", file.toString(), "DB_PATH", lab.file().toString());
        assertEquals(0, Lab.jarvisIn(alone, "poll", "critical").exitCode());
        var ran = Lab.jarvisIn(alone, "poll", "important");
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertEquals(
                List.of("Home", "agent", "pve", "rack2"),
                lab.rows("SELECT key FROM cluster_state, json_each(state, '$.nodes') WHERE section = 'vitals'"
                        + " AND json_extract(value, '$.temperatureCelsius') BETWEEN 10 AND 110 ORDER BY key"));
    }

    @Test
    void otherSshSettings_ofTheFileThatIsThere_holdAndStay() throws Exception {
        Files.writeString(
                file,
                "SSH_NODES=" + lab.sshNodes() + "\nSSH_KNOWN_HOSTS=" + knownHosts + "\nSSH_USER=root\nPORT=4711\n");
        var ran = init(Map.of(), "--force", "--ssh-key", lab.sshKey());
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertTrue(ran.out().contains("pve runs commands"), ran.out());
        var after = Files.readAllLines(file);
        assertTrue(after.contains("PORT=4711"), after::toString);
        assertTrue(after.contains("SSH_KNOWN_HOSTS=" + knownHosts), after::toString);
        assertEquals(
                1, after.stream().filter(line -> line.startsWith("SSH_NODES=")).count(), after::toString);
    }

    @Test
    void changedHostKey_isRefused_andStaysAsItWas() throws Exception {
        assertEquals(0, init(ssh(), "--ssh-key", lab.sshKey()).exitCode());
        var lines = Files.readAllLines(knownHosts);
        // The keys of the first two nodes, exchanged.
        var swapped = new ArrayList<>(lines);
        swapped.set(0, nameOf(lines.get(0)) + keyOf(lines.get(1)));
        swapped.set(1, nameOf(lines.get(1)) + keyOf(lines.get(0)));
        Files.write(knownHosts, swapped);

        var ran = init(ssh(), "--force", "--ssh-key", lab.sshKey());
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertEquals(
                2,
                ran.out()
                        .lines()
                        .filter(line -> line.contains(" has changed, so nothing was sent. It shows "))
                        .count(),
                ran.out());
        assertEquals(
                2,
                ran.out()
                        .lines()
                        .filter(line -> line.endsWith(" runs commands"))
                        .count(),
                ran.out());
        assertEquals(swapped, Files.readAllLines(knownHosts));
    }

    @Test
    void keyThatNodesRefuse_isToldInPlainText(@TempDir Path elsewhere) {
        try (var other = new Lab(elsewhere)) {
            var ran = init(ssh(), "--ssh-key", other.sshKey());
            assertEquals(0, ran.exitCode(), ran.out() + ran.err());
            assertEquals(
                    4,
                    ran.out()
                            .lines()
                            .filter(line -> line.contains(" refused user root with the key "))
                            .count(),
                    ran.out());
        }
    }

    @Test
    void keyThatIsNotThere_isRefused_andNothingIsWritten() {
        var ran = init(ssh(), "--ssh-key", "/no/such/key");
        assertEquals(2, ran.exitCode(), ran.out());
        assertEquals(
                "jarvis: the SSH key /no/such/key cannot be read", ran.err().strip());
        assertFalse(Files.exists(file));
        assertFalse(Files.exists(knownHosts));
    }

    @Test
    void sshThatIsNotWanted_isLeftAlone() throws Exception {
        var withKey = new HashMap<>(ssh());
        withKey.put("SSH_KEY_FILE", lab.sshKey());
        var ran = init(withKey, "--no-ssh");
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertFalse(ran.out().contains("SSH"), ran.out());
        assertFalse(Files.readString(file).contains("SSH_"));
        assertFalse(Files.exists(knownHosts));
    }

    private static String nameOf(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String keyOf(String line) {
        return line.substring(line.indexOf(' '));
    }

    /** Where the nodes are, and a file of host keys that is not there yet. */
    private Map<String, String> ssh() {
        return Map.of("SSH_NODES", lab.sshNodes(), "SSH_KNOWN_HOSTS", knownHosts.toString());
    }

    private Lab.Ran init(Map<String, String> more, String... flags) {
        var variables = new HashMap<>(more);
        variables.put("DB_PATH", lab.file().toString());
        var arguments = new ArrayList<>(List.of(
                "init",
                "--file",
                file.toString(),
                "--hosts",
                lab.addresses(),
                "--token-id",
                lab.tokenId(),
                "--token-secret-file",
                secretFile.toString(),
                "--yes"));
        arguments.addAll(List.of(flags));
        return Lab.jarvisIn(variables, arguments.toArray(String[]::new));
    }
}
