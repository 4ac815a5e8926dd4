package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that are not ours take the simulator for Proxmox. Each is fetched in its pinned version; where its language or
 * its registry is not at hand, the test says so and is left out. The simulator runs on real time here.
 */
@Tag("long")
class OtherClientsTest {

    private static final Path CLIENTS = Path.of("clients").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void proxmoxer_isContent() throws Exception {
        Path python = python();
        session(List.of(python.toString(), CLIENTS.resolve("python/session.py").toString()));
    }

    @Test
    void exporter_isContent() throws Exception {
        Path python = python();
        session(List.of(python.toString(), CLIENTS.resolve("python/exporter.py").toString()));
    }

    @Test
    void proxmoxApi_isContent() throws Exception {
        Files.copy(CLIENTS.resolve("javascript/package.json"), folder.resolve("package.json"));
        Files.copy(CLIENTS.resolve("javascript/session.js"), folder.resolve("session.js"));
        fetch(List.of("npm", "install", "--no-audit", "--no-fund"));
        session(List.of("node", folder.resolve("session.js").toString()));
    }

    private Path python() throws Exception {
        fetch(List.of("python3", "-m", "venv", folder.resolve("venv").toString()));
        Path python = folder.resolve("venv/bin/python");
        String wanted = CLIENTS.resolve("python/requirements.txt").toString();
        fetch(List.of(python.toString(), "-m", "pip", "install", "--quiet", "-r", wanted));
        return python;
    }

    private void fetch(List<String> command) throws InterruptedException {
        try {
            Ended ended = run(command, Map.of());
            assumeTrue(ended.code() == 0, "left out, " + command.getFirst() + " could not: " + ended.output());
        } catch (IOException missing) {
            abort("left out, " + command.getFirst() + " is not there: " + missing.getMessage());
        }
    }

    private void session(List<String> command) throws Exception {
        Path certificates = folder.resolve("certificates");
        try (RunningSimulator simulator =
                Simulator.start(SimulatorOptions.demo().withCertificates(certificates))) {
            NodeEndpoint node = simulator.nodes().getFirst();
            String certificate = certificates.resolve(node.name() + ".pem").toString();
            Map<String, String> environment = Map.of(
                    "PROXMOX_HOST", node.host(),
                    "PROXMOX_PORT", String.valueOf(node.port()),
                    "PROXMOX_TOKEN_ID", simulator.tokenId(),
                    "PROXMOX_TOKEN_SECRET", simulator.tokenSecret(),
                    "PROXMOX_PASSWORD", simulator.password(),
                    "PROXMOX_CA_FILE", certificate,
                    "NODE_EXTRA_CA_CERTS", certificate);
            Ended ended = run(command, environment);
            assertEquals(0, ended.code(), ended.output());
            assertTrue(ended.output().endsWith("content\n"), ended.output());
        }
    }

    private record Ended(int code, String output) {}

    private Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
