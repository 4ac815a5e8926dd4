package dev.jarvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestDatabase;
import dev.jarvis.settings.InvalidSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtSecretTest {

    private final Path folder;

    JwtSecretTest(@TempDir Path folder) {
        this.folder = folder.resolve("data");
    }

    @Test
    void key_isKeptForItsOwnerAlone_andNothingElseIsLeft() throws Exception {
        var made = secret(Optional.empty());
        var file = folder.resolve("jwt.secret");
        assertEquals(made.value(), Files.readString(file).strip());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(made.value().length() >= 64, "32 bytes as hexadecimal digits");
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void key_isSharedWithTheNextProcess() {
        assertEquals(secret(Optional.empty()).value(), secret(Optional.empty()).value());
    }

    @RepeatedTest(10)
    void processesThatStartAtOnce_shareOneKey() throws Exception {
        int processes = 4;
        var atOnce = new CyclicBarrier(processes);
        Callable<String> start = () -> {
            atOnce.await();
            return secret(Optional.empty()).value();
        };
        var keys = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(processes)) {
            for (var key : threads.invokeAll(
                    IntStream.range(0, processes).mapToObj(_ -> start).toList())) {
                keys.add(key.get());
            }
        }
        assertEquals(1, keys.size());
    }

    @Test
    void configuredKey_wins_andIsNotKept() {
        var configured = "k".repeat(32);
        assertEquals(configured, secret(Optional.of(configured)).value());
        assertTrue(Files.notExists(folder));
    }

    @Test
    void shortKey_isRefused_withoutBeingShown() {
        var refused = assertThrows(InvalidSetting.class, () -> secret(Optional.of("too short")));
        assertEquals("JWT_SECRET must have at least 32 bytes, has 9", refused.getMessage());
    }

    @Test
    void keyThatCannotBeKept_stillSigns() throws Exception {
        Files.writeString(folder, "a file in the folder's place");
        assertNotEquals(
                secret(Optional.empty()).value(), secret(Optional.empty()).value());
    }

    @Test
    void toString_showsNothing() {
        assertEquals("JwtSecret[***]", secret(Optional.empty()).toString());
    }

    private JwtSecret secret(Optional<String> configured) {
        return new JwtSecret(
                new AccessSettings(Optional.empty(), configured, Optional.empty()),
                TestDatabase.notYetOpened(folder.resolve("jarvis.db")));
    }
}
