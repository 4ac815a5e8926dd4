package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @Test
    void arguments_areReadInBothForms() {
        Arguments read = Arguments.read(List.of("--port", "0", "--nodes=2", "--guests", "5", "--seed", "9"));
        SimulatorOptions options = assertInstanceOf(Arguments.Start.class, read).options();
        assertEquals(
                SimulatorOptions.defaults()
                        .withPort(0)
                        .withNodes(2)
                        .withGuests(5)
                        .withSeed(9),
                options);
    }

    @Test
    void wrongArguments_areNamed() {
        wrong("--nodes must be a whole number, was 'many'", "--nodes", "many");
        wrong("nodes must be 1..64, was 0", "--nodes", "0");
        wrong("unknown option --colour; --help lists the options", "--colour", "red");
        wrong("--seed needs a value; --help lists the options", "--seed");
        assertInstanceOf(Arguments.Help.class, Arguments.read(List.of("--help")));
    }

    @Test
    void password_isReadFromAFileAndNeverShown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("password");
        Files.writeString(file, "open sesame\n");
        Arguments read = Arguments.read(List.of("--password", file.toString()));
        SimulatorOptions options = assertInstanceOf(Arguments.Start.class, read).options();
        assertEquals(Optional.of("open sesame"), options.password());
        assertFalse(options.toString().contains("sesame"));
        Path missing = folder.resolve("missing");
        wrong("--password: " + missing + " cannot be read", "--password", missing.toString());
    }

    @Test
    void output_canBeExported() throws Exception {
        try (Lab lab = Lab.open()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Simulator.print(lab.simulator, new PrintStream(bytes, true, StandardCharsets.UTF_8));
            List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            assertTrue(lines.getFirst().startsWith("# "));
            assertTrue(lines.get(1).matches("export PROXMOX_NODES=(127\\.0\\.0\\.1:\\d+,?){4}"));
            assertEquals("export PROXMOX_TOKEN_ID='root@pam!jarvis'", lines.get(2));
            assertTrue(lines.get(3).matches("export PROXMOX_TOKEN_SECRET=[0-9a-f-]{36}"));
            assertTrue(lines.get(4).matches("export PROXMOX_FINGERPRINTS=Home=([0-9A-F]{2}:?){32},pve=.*"));
        }
    }

    @Test
    void restart_isTheSameClusterWhenItsCertificatesAreKept(@TempDir Path folder) throws Exception {
        SimulatorOptions options = SimulatorOptions.demo().withNodes(2).withCertificates(folder.resolve("kept"));
        List<String> first = fingerprints(options);
        assertEquals(first, fingerprints(options));
        assertNotEquals(first, fingerprints(SimulatorOptions.demo().withNodes(2)));
    }

    @Test
    void keptCertificateThatIsSenseless_isNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("Home.pem");
        Files.writeString(file, "no certificate");
        IOException refused = assertThrows(
                IOException.class, () -> Simulator.start(SimulatorOptions.demo().withCertificates(folder)));
        assertEquals("the certificate in " + file + " cannot be read: remove the file", refused.getMessage());
    }

    private static List<String> fingerprints(SimulatorOptions options) throws IOException {
        try (RunningSimulator simulator = Simulator.start(options)) {
            return simulator.nodes().stream().map(NodeEndpoint::fingerprint).toList();
        }
    }

    @Test
    void portInUse_isOneLineAndExitCodeTwo() throws Exception {
        try (Lab lab = Lab.open()) {
            int port = lab.node("Home").port();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path", ""),
                            Simulator.class.getName(),
                            "--port",
                            String.valueOf(port),
                            "--control",
                            "0")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertEquals(2, process.exitValue(), output);
            assertEquals(1, output.lines().count(), output);
            assertTrue(output.contains("127.0.0.1:" + port), output);
        }
    }

    private static void wrong(String reason, String... words) {
        assertEquals(new Arguments.Wrong(reason), Arguments.read(List.of(words)));
    }
}
