package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.settings.InvalidSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is told in plain words, and used again as soon as it can be. */
class UnusableDatabaseTest {

    private final Path folder;

    UnusableDatabaseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void folderBelowAFile_isTold_andUsedOnceTheFileIsGone() throws Exception {
        var inTheWay = Files.writeString(folder.resolve("data"), "a file");
        var database = TestDatabase.notYetOpened(inTheWay.resolve("jarvis.db"));
        var transactions = new Transactions(database);

        assertTold("the database's folder " + inTheWay + " cannot be made", database::open);
        assertTold("the database's folder " + inTheWay + " cannot be made", () -> transactions.read(_ -> "read"));
        assertTold("the database's folder " + inTheWay + " cannot be made", () -> transactions.write(_ -> "written"));
        assertTold(
                "the database's folder " + inTheWay + " cannot be made",
                () -> new TierLock(database, new TestClock()).claim("critical"));

        Files.delete(inTheWay);
        assertEquals("read", transactions.read(_ -> "read"));
        assertEquals("written", transactions.write(_ -> "written"));
        transactions.close();
    }

    @Test
    void fileThatIsNoDatabase_isTold_andUsedOnceItIsGone() throws Exception {
        var file = Files.writeString(folder.resolve("jarvis.db"), "this is not a database\n".repeat(500));
        var transactions = new Transactions(TestDatabase.notYetOpened(file));

        assertTold("database " + file + ": ", () -> transactions.read(_ -> "read"));
        assertTold("database " + file + ": ", () -> transactions.write(_ -> "written"));
        assertTrue(Files.readString(file).startsWith("this is not"), "what is no database is not touched");

        Files.delete(file);
        assertEquals("written", transactions.write(_ -> "written"));
        transactions.close();
    }

    @Test
    void folderInPlaceOfTheFile_isTold() throws Exception {
        var file = Files.createDirectory(folder.resolve("jarvis.db"));
        assertTold("database " + file + ": ", TestDatabase.notYetOpened(file)::open);
    }

    @Test
    void postgresAddress_isRefused_beforeAnythingIsMade() {
        var path = folder.resolve("made").resolve("jarvis.db");
        var address = Optional.of("jdbc:postgresql://db/jarvis");
        var refused = assertThrows(InvalidSetting.class, () -> new DatabaseSettings(path, address));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("DB_URL is set"), refused.getMessage());
        assertFalse(Files.exists(folder.resolve("made")));
    }

    @Test
    void columnThatWasEditedByHand_isTold() {
        var told = assertThrows(
                DatabaseUnavailable.class, () -> TestDatabase.json().read("{\"half\":", Integer.class));
        assertTrue(String.valueOf(told.getMessage()).startsWith("a column holds no Integer: "), told.getMessage());
    }

    private static void assertTold(String beginning, Executable use) {
        var told = String.valueOf(assertThrows(DatabaseUnavailable.class, use).getMessage());
        assertTrue(told.startsWith(beginning), told);
    }
}
