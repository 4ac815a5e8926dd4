package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program, with somebody who types at a terminal: {@code script(1)} makes one. */
class InitAtTheTerminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @Test
    @Timeout(120)
    void answersAreTyped_andTheSecretIsNotShown(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "skipped: " + SCRIPT + " is not installed (package bsdutils)");
        var file = folder.resolve("jarvis.env");
        try (var lab = new Lab(folder)) {
            var terminal = terminal(folder, "init --no-ssh --file '" + file + "'");
            try {
                var shown = new StringBuilder();
                typed(terminal, shown, "Hosts of the cluster", lab.node("pve").address());
                typed(terminal, shown, "Are these the certificates of your nodes?", "yes");
                typed(terminal, shown, "API token", lab.tokenId());
                typed(terminal, shown, "Its secret", lab.secret());
                typed(terminal, shown, "Are these the certificates of the other nodes?", "yes");
                shown.append(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8));

                assertTrue(terminal.waitFor(30, TimeUnit.SECONDS), shown::toString);
                assertEquals(0, terminal.exitValue(), shown::toString);
                // What is typed is shown by the terminal, so that the one thing that is not shown was kept back.
                assertTrue(shown.toString().contains(": " + lab.tokenId()), shown::toString);
                assertFalse(shown.toString().contains(lab.secret()), "the secret was shown");
                assertTrue(Files.readString(file).contains("PROXMOX_TOKEN_SECRET=" + lab.secret()));
            } finally {
                terminal.destroyForcibly();
            }
        }
    }

    @Test
    @Timeout(120)
    void personWhoDoesNotAgree_isRefused_andNothingIsWritten(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "skipped: " + SCRIPT + " is not installed (package bsdutils)");
        var file = folder.resolve("jarvis.env");
        try (var lab = new Lab(folder)) {
            var terminal = terminal(
                    folder,
                    "init --no-ssh --file '" + file + "' --hosts "
                            + lab.node("pve").address());
            try {
                var shown = new StringBuilder();
                typed(terminal, shown, "Are these the certificates of your nodes?", "");
                shown.append(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                assertTrue(terminal.waitFor(30, TimeUnit.SECONDS), shown::toString);
                assertEquals(2, terminal.exitValue(), shown::toString);
                assertTrue(
                        shown.toString().contains("nothing was written: a host that shows another certificate"),
                        shown::toString);
                assertFalse(Files.exists(file));
            } finally {
                terminal.destroyForcibly();
            }
        }
    }

    private static Process terminal(Path folder, String arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = "exec '" + java + "' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' dev.jarvis.jobs.Jarvis " + arguments;
        // Echoing, though what is typed comes through a pipe.
        var builder = new ProcessBuilder(
                        List.of(SCRIPT.toString(), "-q", "-e", "-E", "always", "-c", command, "/dev/null"))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PROXMOX_") || name.startsWith("JARVIS_"));
        builder.environment().put("DB_PATH", folder.resolve("jarvis.db").toString());
        return builder.start();
    }

    /** Waits for the question, then types the answer. */
    private static void typed(Process terminal, StringBuilder shown, String question, String answer)
            throws IOException {
        int from = shown.length();
        var stream = terminal.getInputStream();
        while (!asked(shown.substring(from), question)) {
            int next = read(stream, shown);
            shown.append((char) next);
        }
        terminal.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
    }

    private static boolean asked(String text, String question) {
        int asked = text.indexOf(question);
        return asked >= 0 && (text.endsWith(": ") || text.endsWith("] "));
    }

    private static int read(InputStream stream, StringBuilder shown) throws IOException {
        int next = stream.read();
        if (next < 0) {
            throw new AssertionError("it ended early: " + shown);
        }
        return next;
    }
}
