package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.ssh.SshEndpoint;
import dev.jarvis.simulator.ssh.SshOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH's own client, which shares no code with the server. */
class SshTest {

    private static final String CLIENT = "/usr/bin/ssh";

    private record Said(int status, String stdout, String stderr) {}

    private static List<String> client(RunningSimulator simulator, String node, List<String> words) {
        assumeTrue(Files.isExecutable(Path.of(CLIENT)), "skipped: " + CLIENT + " is not installed");
        SshEndpoint endpoint = endpoint(simulator, node);
        List<String> command = new ArrayList<>(List.of(
                CLIENT,
                "-F",
                "none",
                "-p",
                Integer.toString(endpoint.port()),
                "-i",
                simulator.sshKeyFile().orElseThrow().toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "GlobalKnownHostsFile=none",
                "-o",
                "UserKnownHostsFile=" + simulator.sshKnownHosts().orElseThrow()));
        command.addAll(words);
        return command;
    }

    private static SshEndpoint endpoint(RunningSimulator simulator, String node) {
        return simulator.sshEndpoints().stream()
                .filter(endpoint -> endpoint.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static Said run(RunningSimulator simulator, String node, String... words)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("-T", "root@" + endpoint(simulator, node).host()));
        line.addAll(List.of(words));
        Process client = new ProcessBuilder(client(simulator, node, line)).start();
        client.getOutputStream().close();
        String stdout = text(client.getInputStream());
        String stderr = text(client.getErrorStream());
        return new Said(client.waitFor(), stdout, stderr);
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void programs_answerAsTheyDoOnANode() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            RunningSimulator simulator = lab.simulator;
            String node = simulator.nodes().getFirst().name();
            assertEquals(new Said(0, node + "\n", ""), run(simulator, node, "hostname"));
            assertEquals(new Said(0, "a b $HOME\n", ""), run(simulator, node, "echo 'a b' '$HOME'"));
            assertEquals(127, run(simulator, node, "nonsense").status());
            assertEquals(
                    "bash: nonsense: command not found\n",
                    run(simulator, node, "nonsense").stderr());
            assertEquals(1, run(simulator, node, "false").status());
            assertTrue(run(simulator, node, "sensors", "-j").stdout().contains("\"temp1_input\": "));
            assertTrue(run(simulator, node, "qm", "list").stdout().contains("VMID NAME"));
            assertTrue(run(simulator, node, "pct", "list").stdout().contains("Status"));
            assertTrue(run(simulator, node, "pveversion").stdout().startsWith("pve-manager/9.1"));
            assertTrue(run(simulator, node, "free", "-m").stdout().contains("Mem:"));
            assertTrue(run(simulator, node, "df", "-h").stdout().contains("/dev/mapper/pve-root"));
            assertTrue(run(simulator, node, "cat", "/proc/loadavg").stdout().matches("(\\d+\\.\\d\\d ){3}.*\n"));
            assertTrue(run(simulator, node, "uptime").stdout().contains("load average"));
            assertTrue(run(simulator, node, "uname", "-a").stdout().contains(node));
        }
    }

    @Test
    void services_stopAndStart() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            RunningSimulator simulator = lab.simulator;
            String node = simulator.nodes().getFirst().name();
            assertEquals(new Said(0, "active\n", ""), run(simulator, node, "systemctl is-active pveproxy"));
            assertEquals(0, run(simulator, node, "systemctl stop pveproxy").status());
            assertEquals(new Said(3, "inactive\n", ""), run(simulator, node, "systemctl is-active pveproxy"));
            assertEquals(3, run(simulator, node, "systemctl status pveproxy").status());
            assertEquals(
                    0,
                    run(simulator, node, "systemctl restart pveproxy.service").status());
            assertTrue(run(simulator, node, "systemctl show pveproxy").stdout().contains("ActiveState=active\n"));
            assertTrue(
                    run(simulator, node, "journalctl -u pveproxy -n 5").stdout().contains("Started pveproxy"));
            assertEquals(5, run(simulator, node, "systemctl restart nonsense").status());
        }
    }

    @Test
    void services_areTheSame_overSshAndInTheApi() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            assertEquals(0, run(lab.simulator, "pve", "systemctl stop cron").status());
            assertEquals("dead", state(lab, "cron"));
            lab.post("/nodes/pve/services/cron/start", "");
            lab.step(2);
            assertEquals(new Said(0, "active\n", ""), run(lab.simulator, "pve", "systemctl is-active cron"));
            long fault = lab.fault(
                    "{\"kind\":\"service-down\",\"node\":\"pve\",\"service\":\"pvestatd\",\"stubborn\":true}");
            assertEquals(new Said(3, "failed\n", ""), run(lab.simulator, "pve", "systemctl is-active pvestatd"));
            assertEquals(
                    1, run(lab.simulator, "pve", "systemctl restart pvestatd").status());
            lab.endFault(fault);
            assertEquals(new Said(0, "active\n", ""), run(lab.simulator, "pve", "systemctl is-active pvestatd"));
        }
    }

    @Test
    void sshdThatIsDown_refuses_untilTheApiStartsIt() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            assertEquals(0, run(lab.simulator, "pve", "systemctl stop ssh").status());
            assertEquals(255, run(lab.simulator, "pve", "true").status());
            lab.post("/nodes/pve/services/sshd/start", "");
            lab.step(2);
            assertEquals(0, run(lab.simulator, "pve", "true").status());
        }
    }

    @Test
    void hotSensor_isHotOverSsh() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            lab.fault("{\"kind\":\"hot-sensor\",\"node\":\"pve\",\"celsius\":97}");
            Said said = run(lab.simulator, "pve", "sensors", "-j");
            assertTrue(said.stdout().matches("(?s).*\"temp1_input\": 9[678]\\.\\d+.*"), said.stdout());
            Json.read(said.stdout());
        }
    }

    private static String state(Lab lab, String service) throws IOException, InterruptedException {
        return String.valueOf(Reply.find(lab.get("/nodes/pve/services").rows(), "name", service)
                .get("state"));
    }

    @Test
    void shell_hasAPromptAndATerminalsSize() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            RunningSimulator simulator = lab.simulator;
            String node = simulator.nodes().getFirst().name();
            Process shell = new ProcessBuilder(client(
                            simulator,
                            node,
                            List.of("-tt", "root@" + endpoint(simulator, node).host())))
                    .redirectErrorStream(true)
                    .start();
            shell.getOutputStream().write("echx\u007fo hi\nstty size\nexit 7\n".getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().flush();
            String screen = text(shell.getInputStream());
            assertEquals(7, shell.waitFor(), screen);
            assertTrue(screen.contains("root@" + node + ":~# "), screen);
            assertTrue(screen.contains("hi\r\n"), screen);
            assertTrue(screen.matches("(?s).*\\d+ \\d+\r\n.*"), screen);
        }
    }

    @Test
    void nodeThatIsDown_isGoneFromItsSshPort_andComesBackToIt() throws IOException, InterruptedException {
        try (Lab lab = Lab.open()) {
            RunningSimulator simulator = lab.simulator;
            String node = simulator.nodes().getFirst().name();
            assertEquals(0, run(simulator, node, "true").status());
            long fault = lab.fault("{\"kind\": \"node-down\", \"node\": \"" + node + "\"}");
            assertEquals(255, run(simulator, node, "true").status());
            assertEquals(
                    0, run(simulator, simulator.nodes().get(1).name(), "true").status());
            lab.endFault(fault);
            assertEquals(0, run(simulator, node, "true").status());
        }
    }

    @Test
    void keys_areKept_privateToTheirOwner(@TempDir Path folder) throws IOException, InterruptedException {
        SimulatorOptions options = Lab.options().withCertificates(folder);
        String fingerprint;
        try (RunningSimulator simulator = Simulator.start(options)) {
            fingerprint = simulator.sshEndpoints().getFirst().fingerprint();
            for (Path file : List.of(
                    simulator.sshKeyFile().orElseThrow(),
                    simulator.sshKnownHosts().orElseThrow())) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        try (RunningSimulator simulator = Simulator.start(options)) {
            assertEquals(fingerprint, simulator.sshEndpoints().getFirst().fingerprint());
            String node = simulator.nodes().getFirst().name();
            assertEquals(0, run(simulator, node, "true").status());
        }
    }

    @Test
    void temporaryKeys_goWithTheSimulator() throws IOException {
        Path file;
        try (RunningSimulator simulator = Simulator.start(Lab.options())) {
            file = simulator.sshKeyFile().orElseThrow();
            assertTrue(Files.exists(file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void ssh_canBeOff() throws IOException {
        try (RunningSimulator simulator = Simulator.start(Lab.options().withSsh(SshOptions.DEFAULT.with(false)))) {
            assertEquals(List.of(), simulator.sshEndpoints());
            assertTrue(simulator.sshKeyFile().isEmpty());
        }
    }
}
