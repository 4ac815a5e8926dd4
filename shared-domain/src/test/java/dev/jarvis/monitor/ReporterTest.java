package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.Clusters;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.Sections;
import dev.jarvis.memory.SnapshotStore;
import dev.jarvis.memory.StateStore;
import dev.jarvis.monitor.Finding.Certainty;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a condition finds to the rows that are written, pass after pass. */
class ReporterTest {

    private final TestDatabase database;
    private final IncidentStore incidents = new IncidentStore(TestDatabase.json(), new ChangeLog());
    private final EventStore events = new EventStore(TestDatabase.json());
    private final SnapshotStore snapshots = new SnapshotStore(TestDatabase.json(), new Sections());
    private final Finding.Holds error = Incidents.holds("101", Severity.ERROR);
    private List<Finding> findings = List.of();
    private Map<String, String> remembered = Map.of();
    private Instant now = TestClock.START;
    private final Reporter reporter;

    ReporterTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.reporter = new Reporter(
                new ConditionRegistry(List.of(new Scripted())),
                incidents,
                events,
                snapshots,
                TestDatabase.bean(JsonMapper.class),
                TestDatabase.bean(ClusterIdentity.class));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private final class Scripted implements Condition {
        @Override
        public String name() {
            return "SCRIPTED";
        }

        @Override
        public List<Finding> judge(Reading reading) {
            return findings;
        }
    }

    @Test
    void opening_keepsASnapshotOfTheStoredState_staying_keepsNone() {
        pass(error);
        assertEquals(0, database.number("SELECT count(*) FROM cluster_snapshots"), "there was no state");
        var cluster = TestDatabase.bean(ClusterIdentity.class).id();
        var states = new StateStore(new Sections(), TestDatabase.json(), new ChangeLog());
        var known = Clusters.of();
        for (int reading = 1; reading <= 3; reading++) {
            var takenAt = now.plusSeconds(reading);
            database.transactions().run(connection -> states.save(connection, cluster, known, takenAt));
            pass(error, Incidents.holds("102", Severity.ERROR));
        }
        assertEquals(1, database.number("SELECT count(*) FROM cluster_snapshots"));
        assertEquals(
                known,
                database.transactions()
                        .read(connection -> snapshots.latest(connection, cluster))
                        .orElseThrow()
                        .state());
    }

    @Test
    void finding_opensOneIncident_withOneAlert() {
        pass(error);
        pass(error);
        pass(error);
        var open = open().getFirst();
        assertEquals(1, open().size());
        assertEquals("SCRIPTED:101", open.key());
        assertEquals(Severity.ERROR, open.severity());
        assertEquals(Incident.State.OPEN, open.state());
        assertEquals(TestClock.START, open.openedAt());
        var alert = events().getFirst();
        assertEquals(1, events().size());
        assertEquals(EventType.ALERT, alert.type());
        assertEquals(Optional.of(open.id()), alert.incidentId());
        assertEquals(Optional.of("101"), alert.target());
        assertFalse(alert.resolved());
        assertTrue(alert.details().isPresent());
    }

    @Test
    void worse_isAlertedAgain_better_isNot() {
        pass(Incidents.holds("101", Severity.WARNING));
        pass(Incidents.holds("101", Severity.CRITICAL));
        pass(Incidents.holds("101", Severity.WARNING));
        assertEquals(Severity.CRITICAL, open().getFirst().severity());
        assertEquals(
                List.of(Severity.CRITICAL, Severity.WARNING),
                events().stream().map(Event::severity).toList());
    }

    @Test
    void end_closesIt_andResolvesItsAlerts() {
        pass(error);
        now = now.plusSeconds(75);
        pass();
        assertEquals(List.of(), open());
        var closed = database.transactions()
                .read(connection -> incidents.find(connection, "demo", IncidentStore.Selection.RESOLVED, 10))
                .getFirst();
        assertEquals(Optional.of(now), closed.resolvedAt());
        var last = events().getFirst();
        assertEquals("Resolved: title", last.title());
        assertEquals("SCRIPTED at 101 ended after 1 min 15 s", last.message());
        assertEquals(EventType.STATUS, last.type());
        assertTrue(events().stream().allMatch(Event::resolved));
    }

    @Test
    void sameKey_mayOpenAgain_onceClosed() {
        pass(error);
        pass();
        pass(error);
        assertEquals(1, open().size());
        assertEquals(2, database.number("SELECT count(*) FROM incidents WHERE key = 'SCRIPTED:101'"));
    }

    @Test
    void notKnowing_endsNothing_andOpensNothing() {
        pass(new Finding.StillHolds("101"));
        assertEquals(List.of(), open());
        pass(error);
        pass(new Finding.StillHolds("101"));
        assertEquals(1, open().size());
    }

    @Test
    void unconfirmedFinding_needsTwoReadingsInARow() {
        var unsure = Incidents.holds("101", Severity.ERROR, Certainty.NEEDS_SECOND_READING);
        pass(unsure);
        assertEquals(List.of(), open());
        pass();
        pass(unsure);
        assertEquals(List.of(), open(), "not in a row");
        pass(unsure);
        assertEquals(1, open().size());
    }

    @Test
    void severalFindingsOfOneTarget_countAsTheWorst() {
        pass(Incidents.holds("101", Severity.WARNING), error, Incidents.holds("101", Severity.INFO));
        assertEquals(Severity.ERROR, open().getFirst().severity());
        assertEquals(1, events().size());
    }

    @Test
    void targets_areKeptApart() {
        pass(error, Incidents.holds("102", Severity.ERROR));
        pass(Incidents.holds("102", Severity.ERROR));
        assertEquals(List.of("102"), open().stream().map(Incident::target).toList());
    }

    @Test
    void everyChange_isAnnounced_andAQuietPassAnnouncesNothing() {
        pass(error);
        assertEquals(1, database.number("SELECT count(*) FROM changes WHERE kind = 'incident'"));
        pass(error);
        assertEquals(1, database.number("SELECT count(*) FROM changes WHERE kind = 'incident'"));
        pass();
        assertEquals(2, database.number("SELECT count(*) FROM changes WHERE kind = 'incident'"));
    }

    private void pass(Finding... found) {
        findings = List.of(found);
        var open = open();
        var reading = new Reading(now, Clusters.of(), Clusters.of(), Map.of(), List.of(), Reporter.openTargets(open));
        var judged = reporter.judge(reading, open, remembered);
        remembered = judged.remembered();
        database.transactions().run(connection -> reporter.write(connection, judged.decisions(), List.of(), now));
    }

    private List<Incident> open() {
        return database.transactions().read(connection -> incidents.open(connection, "demo"));
    }

    private List<Event> events() {
        return database.transactions().read(connection -> events.find(connection, "demo", EventFilter.newest(50)));
    }
}
