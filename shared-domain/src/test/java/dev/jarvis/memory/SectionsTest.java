package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.memory.Sections.Section;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionsTest {

    private static final Instant FIRST = TestClock.START;
    private static final Instant LATER = FIRST.plusSeconds(10);

    private final TestDatabase database;
    private final Sections sections = new Sections();

    SectionsTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void section_isWrittenOnlyWhenItChanged_andItsRevisionCountsChanges() {
        assertTrue(save("home", "network", "1", FIRST));
        assertEquals(Optional.of(new Section("1", 1, FIRST)), find("home", "network"));
        assertFalse(save("home", "network", "1", LATER));
        assertEquals(Optional.of(new Section("1", 1, FIRST)), find("home", "network"));
        assertTrue(save("home", "network", "2", LATER));
        assertEquals(Optional.of(new Section("2", 2, LATER)), find("home", "network"));
        assertTrue(save("home", "network", "1", LATER));
        assertEquals(3, find("home", "network").orElseThrow().revision());
    }

    @Test
    void confirmedSection_hasItsNewTime_andIsOtherwiseAsItWas() {
        save("home", "network", "1", FIRST);
        save("attic", "network", "1", FIRST);
        database.transactions().run(connection -> sections.confirm(connection, "home", "network", LATER));
        assertEquals(Optional.of(new Section("1", 1, LATER)), find("home", "network"));
        assertEquals(Optional.of(new Section("1", 1, FIRST)), find("attic", "network"));
    }

    @Test
    void clustersAndSections_areKeptApart() {
        save("home", "network", "1", FIRST);
        save("attic", "network", "2", FIRST);
        assertEquals("1", find("home", "network").orElseThrow().state());
        assertEquals("2", find("attic", "network").orElseThrow().state());
        assertEquals(Optional.empty(), find("home", "figures"));
    }

    @Test
    void parts_areRowsOfTheirOwn_ofWhichOnlyThoseThatChangedAreWritten() {
        assertTrue(saveParts(Map.of("pve", "a", "agent", "b"), FIRST));
        assertFalse(saveParts(Map.of("pve", "a", "agent", "b"), LATER));
        assertTrue(saveParts(Map.of("pve", "changed", "agent", "b"), LATER));
        assertEquals(
                Map.of("pve", new Section("changed", 2, LATER), "agent", new Section("b", 1, FIRST)), parts("guests"));
    }

    @Test
    void partThatIsGone_isForgotten_andNoOtherIs() {
        save("home", "guest", "a section whose name begins alike", FIRST);
        save("home", "guests0", "another", FIRST);
        save("home", "guests", "the section itself", FIRST);
        save("attic", "guests/pve", "of another cluster", FIRST);
        saveParts(Map.of("pve", "a", "agent", "b"), FIRST);
        assertTrue(saveParts(Map.of("agent", "b"), LATER));
        assertEquals(Map.of("agent", new Section("b", 1, FIRST)), parts("guests"));
        assertEquals(5, database.number("SELECT count(*) FROM cluster_state"));
    }

    private boolean save(String cluster, String section, String state, Instant takenAt) {
        return database.transactions().write(connection -> sections.save(connection, cluster, section, state, takenAt));
    }

    private boolean saveParts(Map<String, String> parts, Instant takenAt) {
        return database.transactions()
                .write(connection -> sections.saveParts(connection, "home", "guests", parts, takenAt));
    }

    private Optional<Section> find(String cluster, String section) {
        return database.transactions().read(connection -> sections.find(connection, cluster, section));
    }

    private Map<String, Section> parts(String section) {
        return database.transactions().read(connection -> sections.parts(connection, "home", section));
    }
}
