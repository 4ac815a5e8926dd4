package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.Standing.Use;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final int FULL = 13;
    private static final int CONSTRAINT = 19;

    private final Standing standing = new Standing();
    private final List<Optional<String>> heard = new ArrayList<>();

    StandingTest() {
        standing.listen(heard::add);
    }

    @Test
    void trouble_isHeardOnce_andItsEndOnce() {
        standing.worked(Use.READING);
        fails(Use.READING, "locked");
        fails(Use.READING, "locked");
        fails(Use.READING, "gone");
        standing.worked(Use.READING);
        standing.worked(Use.READING);
        assertEquals(List.of(Optional.of("locked"), Optional.of("gone"), Optional.empty()), heard);
    }

    @Test
    void whatCanBeRead_isNotYetWritten() {
        fails(Use.WRITING, "full");
        standing.worked(Use.READING);
        fails(Use.WRITING, "full");
        assertEquals(Optional.of("full"), standing.writing());
        assertEquals(List.of(Optional.of("full")), heard);
        standing.worked(Use.WRITING);
        assertEquals(Optional.empty(), standing.writing());
        assertEquals(List.of(Optional.of("full"), Optional.empty()), heard);
    }

    @Test
    void whatWasWritten_canBeRead() {
        fails(Use.READING, "locked");
        standing.worked(Use.WRITING);
        assertEquals(List.of(Optional.of("locked"), Optional.empty()), heard);
    }

    @Test
    void statementThatIsWrong_isNoTroubleOfTheDatabase() {
        standing.failed(Use.WRITING, new DatabaseUnavailable("twice", new SQLException("UNIQUE", "", CONSTRAINT)));
        assertEquals(List.of(), heard);
    }

    private void fails(Use use, String words) {
        standing.failed(use, new DatabaseUnavailable(words, new SQLException(words, "", FULL)));
    }
}
