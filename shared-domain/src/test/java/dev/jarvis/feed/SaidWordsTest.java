package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaidWordsTest {

    private final TestDatabase database;
    private final EventStore events = new EventStore(TestDatabase.json());

    SaidWordsTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void wordsThatBeginSo_areFoundAsTheIndexSpellsThem_eachOnce() {
        say("Storage nas is full");
        say("stopped by the STORAGE of storages: Stör, stor\u00e2ge");
        assertEquals(new LastWord.AnyOf(List.of("stor", "storage", "storages")), goingOn("full STOR"));
        assertEquals(new LastWord.AnyOf(List.of("stor", "storage", "storages")), goingOn("full nas-stor"));
    }

    @Test
    void whatNothingBeginsWith_isLookedForAsItIs() {
        say("storage");
        assertEquals(LastWord.WHOLE, goingOn("stora9"));
    }

    @Test
    void lettersThatTheIndexFoldsInItsOwnWay_areABeginning() {
        say("überhitzt");
        assertEquals(LastWord.BEGINNING, goingOn("überh"));
        assertEquals(1, found("überh"));
        assertEquals(1, found("uberh"));
    }

    @Test
    void tooManyWords_areABeginning() {
        say(numbered(SaidWords.MOST));
        assertEquals(
                SaidWords.MOST,
                switch (goingOn("vm")) {
                    case LastWord.AnyOf any -> any.words().size();
                    default -> 0;
                });
        say(numbered(SaidWords.MOST + 1));
        assertEquals(LastWord.BEGINNING, goingOn("vm"));
        assertEquals(2, found("vm"));
    }

    @Test
    void forgottenEvents_leaveNoWordsBehind_andHideNone() {
        for (int count = 0; count < 100; count++) {
            say("storage " + count);
        }
        say("storages");
        database.execute("DELETE FROM events WHERE title LIKE 'storage %'");
        assertEquals(new LastWord.AnyOf(List.of("storages")), goingOn("stor"));
        assertEquals(1, found("stor"));
        database.execute("DELETE FROM events");
        assertEquals(LastWord.WHOLE, goingOn("stor"));
        assertEquals(0, found("stor"));
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(number -> "vm" + number).collect(Collectors.joining(" "));
    }

    private void say(String words) {
        database.transactions().run(connection -> events.append(connection, SomeEvents.status(words)));
    }

    private LastWord goingOn(String typed) {
        return database.transactions().read(connection -> new SaidWords().goingOn(connection, SearchText.of(typed)));
    }

    private int found(String typed) {
        return database.transactions()
                .read(connection -> events.search(connection, SomeEvents.CLUSTER, typed, 10))
                .size();
    }
}
