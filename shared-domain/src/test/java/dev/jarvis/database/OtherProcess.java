package dev.jarvis.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM with the tests' class path, spoken with line by line. It ends when its input does, and with this test. */
public final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    public OtherProcess(Class<?> program, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        try {
            this.process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    public long pid() {
        return process.pid();
    }

    /** The next line that it prints. */
    public String line() {
        try {
            var line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the other process ended with " + process.waitFor());
            }
            return line;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError(ended);
        }
    }

    /** Ends it by SIGKILL, and answers what else it had printed; a line that was cut off is left out. */
    public List<String> killAndHear() {
        // Not by the process itself: that would also close what is to be read.
        process.toHandle().destroyForcibly();
        try {
            var text = new StringBuilder();
            for (int character = lines.read(); character >= 0; character = lines.read()) {
                text.append((char) character);
            }
            return text.substring(0, text.lastIndexOf("\n") + 1).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lets it go on. */
    public void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Ends it as a power cut would, by SIGKILL, and waits until it is gone. */
    public void kill() {
        try {
            process.destroyForcibly();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("process " + pid() + " survives SIGKILL");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError(ended);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
