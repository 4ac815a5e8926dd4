package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path folder;

    @Test
    void file_isForItsOwnerAlone_andReplacesTheOneBefore() throws IOException {
        var file = folder.resolve("deep/er/file");
        PrivateFile.replace(file, "first", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        PrivateFile.replace(file, "second ü", StandardCharsets.UTF_8);
        assertEquals("second ü", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), left(file));
    }

    @Test
    void fileThatIsThere_isNotMadeAgain() throws IOException {
        var file = folder.resolve("file");
        assertTrue(PrivateFile.create(file, "first", StandardCharsets.UTF_8));
        assertFalse(PrivateFile.create(file, "second", StandardCharsets.UTF_8));
        assertEquals("first", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), left(file));
    }

    @Test
    void refusal_leavesNoDraft() throws IOException {
        var inTheWay = Files.createDirectories(folder.resolve("file/with/content"));
        assertThrows(
                IOException.class, () -> PrivateFile.replace(folder.resolve("file"), "text", StandardCharsets.UTF_8));
        var belowAFile = Files.writeString(folder.resolve("file/plain"), "").resolve("jwt.secret");
        assertThrows(
                FileAlreadyExistsException.class, () -> PrivateFile.create(belowAFile, "text", StandardCharsets.UTF_8));
        assertTrue(Files.isDirectory(inTheWay));
        assertEquals(List.of(folder.resolve("file")), left(folder.resolve("file")));
    }

    /** What is in the folder of a file. */
    private static List<Path> left(Path file) throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.toList();
        }
    }
}
