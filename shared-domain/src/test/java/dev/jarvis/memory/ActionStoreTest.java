package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.memory.AutonomyAction.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionStoreTest {

    private static final Instant NOW = TestClock.START;
    private static final String KEY = "VM_CRASHED:101";

    private final TestDatabase database;
    private final ActionStore actions = new ActionStore();

    ActionStoreTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        incident(database, 7);
    }

    /** One that actions can be about. */
    static void incident(TestDatabase database, int id) {
        database.execute("""
                INSERT INTO incidents (id, cluster, key, condition, severity, target, title, message, state, opened_at,
                                       updated_at, evidence)
                VALUES (%d, 'home', 'X:%d', 'X', 'error', '7', 't', 'm', 'resolved', 'o', 'u', '{}')
                """.formatted(id, id));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void action_isReadAsItWasSaved() {
        long id = save(new NewAction(
                NOW,
                "home",
                KEY,
                7,
                "vm_crashed",
                "VM_CRASHED",
                "guest.start",
                Optional.of("{\"vmid\":101}"),
                Outcome.ESCALATED,
                Optional.of("it did not start"),
                Optional.of("stopped"),
                3,
                Optional.of("pve"),
                2,
                true,
                true));
        var expected = new AutonomyAction(
                id,
                NOW,
                "home",
                KEY,
                Optional.of(7L),
                "vm_crashed",
                "VM_CRASHED",
                "guest.start",
                Optional.of("{\"vmid\":101}"),
                Outcome.ESCALATED,
                Optional.of("it did not start"),
                Optional.of("stopped"),
                3,
                Optional.of("pve"),
                2,
                true,
                true);
        assertEquals(List.of(expected), recent("home", 50));
        assertEquals(List.of(), recent("attic", 50));
        database.execute("DELETE FROM incidents");
        assertEquals(
                Optional.empty(), recent("home", 50).getFirst().incidentId(), "an incident may be forgotten first");
    }

    @Test
    void newestComeFirst_ofAllAndOfOneKey() {
        long first = save(action(KEY, NOW, Outcome.SUCCESS, 1));
        long other = save(action("CT_CRASHED:102", NOW, Outcome.SUCCESS, 1));
        long last = save(action(KEY, NOW.plusSeconds(1), Outcome.FAILURE, 2));
        assertEquals(List.of(last, other, first), ids(recent("home", 50)));
        assertEquals(List.of(last, other), ids(recent("home", 2)));
        assertEquals(List.of(last, first), ids(byKey("home", KEY, 20)));
        assertEquals(List.of(last), ids(byKey("home", KEY, 1)));
        assertEquals(List.of(), ids(byKey("attic", KEY, 20)));
    }

    @Test
    void attempts_areCountedOnce_whateverTheyConsistOf() {
        save(action(KEY, NOW.minusSeconds(1), Outcome.FAILURE, 1));
        save(action(KEY, NOW, Outcome.SUCCESS, 2));
        save(action(KEY, NOW.plusSeconds(1), Outcome.FAILURE, 2));
        save(action(KEY, NOW.plusSeconds(2), Outcome.SUCCESS, 3));
        save(action(KEY, NOW.plusSeconds(3), Outcome.BLOCKED, 4));
        save(action(KEY, NOW.plusSeconds(4), Outcome.ESCALATED, 5));
        save(action("X:1", NOW, Outcome.SUCCESS, 9));
        assertEquals(2, attempts(NOW));
        assertEquals(3, attempts(NOW.minusSeconds(1)));
        assertEquals(0, attempts(NOW.plusSeconds(3)));
    }

    @Test
    void valuesOutOfBounds_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> action(KEY, NOW, Outcome.SUCCESS, 0));
        for (int level : new int[] {-1, 5}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new NewAction(
                            NOW,
                            "home",
                            KEY,
                            7,
                            "r",
                            "c",
                            "a",
                            Optional.empty(),
                            Outcome.SUCCESS,
                            Optional.empty(),
                            Optional.empty(),
                            level,
                            Optional.empty(),
                            1,
                            false,
                            false));
        }
    }

    static NewAction action(String key, Instant time, Outcome result, int attempt) {
        return new NewAction(
                time,
                "home",
                key,
                7,
                "vm_crashed",
                "VM_CRASHED",
                "guest.start",
                Optional.empty(),
                result,
                Optional.empty(),
                Optional.empty(),
                2,
                Optional.empty(),
                attempt,
                false,
                false);
    }

    private long save(NewAction action) {
        return database.transactions().write(connection -> actions.save(connection, action));
    }

    private List<AutonomyAction> recent(String cluster, int limit) {
        return database.transactions().read(connection -> actions.recent(connection, cluster, limit));
    }

    private List<AutonomyAction> byKey(String cluster, String key, int limit) {
        return database.transactions().read(connection -> actions.byIncidentKey(connection, cluster, key, limit));
    }

    private int attempts(Instant since) {
        return database.transactions().read(connection -> actions.attemptCountSince(connection, "home", KEY, since));
    }

    private static List<Long> ids(List<AutonomyAction> found) {
        return found.stream().map(AutonomyAction::id).toList();
    }
}
