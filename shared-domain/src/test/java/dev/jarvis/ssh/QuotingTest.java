package dev.jarvis.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is quoted is read by a real shell, whose word counts. */
class QuotingTest {

    private static final String MEAN = " \t\n\r'\"\\$`!*?[]{}()<>|&;#~^%=-+,.:@/\u0001\u007f";

    private static List<String> readByShell(List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("printf", "%s\\0"));
        words.addAll(arguments);
        var shell = new ProcessBuilder("/bin/sh").start();
        try (var input = shell.getOutputStream()) {
            input.write(Quoting.commandLine(words).getBytes(StandardCharsets.UTF_8));
            input.write('\n');
        }
        var read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var errors = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), errors);
        return Arrays.asList(read.substring(0, read.length() - 1).split("\0", -1));
    }

    private static String random(Random random) {
        return IntStream.range(0, random.nextInt(24))
                .mapToObj(_ -> switch (random.nextInt(4)) {
                    case 0 -> Character.toString(MEAN.charAt(random.nextInt(MEAN.length())));
                    case 1 -> Character.toString('a' + random.nextInt(26));
                    case 2 -> Character.toString(1 + random.nextInt(0xD7FF));
                    default -> Character.toString(0x10000 + random.nextInt(0xFFFFF));
                })
                .collect(Collectors.joining());
    }

    @Test
    void arguments_areReadBackByAShellAsTheyWere() throws IOException, InterruptedException {
        long seed = new Random().nextLong();
        System.out.println("QuotingTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            var arguments = IntStream.range(0, 40).mapToObj(_ -> random(random)).toList();
            assertEquals(arguments, readByShell(arguments), () -> "seed " + seed);
        }
    }

    @Test
    void specialArguments_areReadBackAsTheyWere() throws IOException, InterruptedException {
        var arguments = List.of(
                "", "'", "''", "-n", "--", "-", "~", "~root", "a=b", "$HOME", "`id`", "$(id)", "a\nb\n", "\\", "\\n",
                "!", "*", "a b", "é", "😀", "#", "{a,b}", "\r\n");
        assertEquals(arguments, readByShell(arguments));
    }

    @Test
    void plainWords_stayReadable() {
        assertEquals(
                "systemctl restart pveproxy.service",
                Quoting.commandLine(List.of("systemctl", "restart", "pveproxy.service")));
    }

    @Test
    void assignments_areNotWhatAProgramIsCalled() throws IOException, InterruptedException {
        var shell = new ProcessBuilder("/bin/sh", "-c", Quoting.commandLine(List.of("A=b"))).start();
        assertEquals(127, shell.waitFor());
    }

    @Test
    void unsayableArguments_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quoting.commandLine(List.of("echo", "a\0b")));
        assertThrows(IllegalArgumentException.class, () -> Quoting.commandLine(List.of("echo", "\ud800")));
        assertThrows(IllegalArgumentException.class, () -> Quoting.commandLine(List.of()));
    }
}
