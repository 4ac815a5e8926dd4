package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.database.TestClock;
import dev.jarvis.monitor.GuestStop.Cause;
import dev.jarvis.proxmox.Task;
import dev.jarvis.proxmox.Upid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What explains that a guest does not run as it did. */
class StopCausesTest {

    private static final Instant LAST_SEEN = TestClock.START;
    private static final Guest BEFORE = Clusters.vm(101, "pve", GuestStatus.RUNNING);
    private static final Guest STOPPED = Clusters.vm(101, "pve", GuestStatus.STOPPED);
    private static final Optional<Cause.Meant> NOTHING = Optional.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qmstop", "qmshutdown", "qmreboot", "qmreset", "qmsuspend", "qmpause", "qmigrate", "qmrollback",
                "qmsnapshot", "qmdestroy", "qmtemplate", "qmrestore", "vzstop", "vzshutdown", "vzreboot", "vzsuspend",
                "vzmigrate", "vzrollback", "vzsnapshot", "vzdestroy", "vztemplate", "vzrestore", "vzdump", "hastop",
                "hashutdown", "hamigrate", "harelocate"
            })
    void taskAboutTheGuest_explainsItsStop_andSaysWho(String type) {
        var start = LAST_SEEN.plusSeconds(3);
        assertEquals(
                Optional.of(new Cause.Meant(Optional.of("anna@pve"), type, Optional.of(start))),
                explain(STOPPED, ended(type, "101", start, start.plusSeconds(1), "OK")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopall", "suspendall", "migrateall", "vzdump"})
    void taskAboutTheWholeNode_explainsIt(String type) {
        assertEquals(
                Optional.of(type),
                explain(STOPPED, running(type, "", LAST_SEEN)).map(Cause.Meant::how));
    }

    @ParameterizedTest
    @ValueSource(strings = {"qmstart", "vncproxy", "aptupdate", "startall", "imgcopy", "qmconfig", "qmclone"})
    void taskThatStopsNothing_explainsNothing(String type) {
        assertEquals(NOTHING, explain(STOPPED, running(type, "101", LAST_SEEN), running(type, "", LAST_SEEN)));
    }

    @Test
    void otherGuestsTask_explainsNothing() {
        assertEquals(NOTHING, explain(STOPPED, running("qmstop", "102", LAST_SEEN)));
        assertEquals(NOTHING, explain(STOPPED, running("qmstop", "1010", LAST_SEEN)));
        assertEquals(NOTHING, explain(STOPPED, running("qmstop", "", LAST_SEEN)));
    }

    @Test
    void taskOfAnotherTime_explainsNothing() {
        var ended = LAST_SEEN.minusSeconds(31);
        assertEquals(NOTHING, explain(STOPPED, ended("qmstop", "101", ended.minusSeconds(5), ended, "OK")));
    }

    @Test
    void clocksThatAreHalfAMinuteApart_hideNoTask() {
        var ended = LAST_SEEN.minusSeconds(30);
        assertEquals(
                Optional.of("qmstop"),
                explain(STOPPED, ended("qmstop", "101", ended, ended, "OK")).map(Cause.Meant::how));
    }

    @Test
    void longShutdown_thatEndedAfterTheGuestWasSeen_explainsIt() {
        var begun = LAST_SEEN.minusSeconds(600);
        assertEquals(
                Optional.of("qmshutdown"),
                explain(STOPPED, ended("qmshutdown", "101", begun, LAST_SEEN.plusSeconds(2), "OK"))
                        .map(Cause.Meant::how));
    }

    @Test
    void runningTask_explainsIt_howeverLongItRuns() {
        assertEquals(
                Optional.of("qmshutdown"),
                explain(STOPPED, running("qmshutdown", "101", LAST_SEEN.minusSeconds(3_000)))
                        .map(Cause.Meant::how));
    }

    /** Somebody wanted it off: that it took longer than the task waited makes it no crash. */
    @Test
    void failedShutdown_stillSaysThatSomeoneMeantIt_whileItIsRecent() {
        var failure = "VM quit/powerdown failed - got timeout";
        assertEquals(
                Optional.of("qmshutdown"),
                explain(STOPPED, ended("qmshutdown", "101", LAST_SEEN.minusSeconds(60), LAST_SEEN, failure))
                        .map(Cause.Meant::how));
        assertEquals(
                NOTHING,
                explain(
                        STOPPED,
                        ended("qmshutdown", "101", LAST_SEEN.minusSeconds(600), LAST_SEEN.minusSeconds(540), failure)));
    }

    @Test
    void lock_explainsIt_whereNoTaskDoes() {
        var locked = Clusters.locked(STOPPED, "backup");
        assertEquals(Optional.of(new Cause.Meant(Optional.empty(), "backup", Optional.empty())), explain(locked));
        assertEquals(
                Optional.of("qmstop"),
                explain(locked, running("qmstop", "101", LAST_SEEN)).map(Cause.Meant::how));
    }

    @Test
    void latestOfSeveral_isNamed() {
        assertEquals(
                Optional.of("qmstop"),
                explain(
                                STOPPED,
                                running("qmstop", "101", LAST_SEEN.plusSeconds(5)),
                                running("qmshutdown", "101", LAST_SEEN.plusSeconds(1)))
                        .map(Cause.Meant::how));
    }

    @ParameterizedTest
    @ValueSource(strings = {"qmstart", "vzstart", "qmresume", "vzresume", "hastart"})
    void start_explainsARunAnew_butNoStop(String type) {
        var anew =
                Clusters.guest(101, BEFORE.type(), "pve", GuestStatus.RUNNING, Optional.of(LAST_SEEN.plusSeconds(4)));
        assertEquals(
                Optional.of(type),
                explain(anew, running(type, "101", LAST_SEEN)).map(Cause.Meant::how));
        assertEquals(NOTHING, explain(STOPPED, running(type, "101", LAST_SEEN)));
    }

    @Test
    void tokenThatActed_isNamed() {
        var byToken = new Task(
                upid("qmstop", "101"),
                new NodeName("pve"),
                "qmstop",
                "101",
                "root@pam",
                Optional.of("script"),
                LAST_SEEN,
                Optional.empty(),
                Optional.empty());
        assertEquals(Optional.of("root@pam!script"), explain(STOPPED, byToken).flatMap(Cause.Meant::owner));
    }

    private static Optional<Cause.Meant> explain(Guest now, Task... tasks) {
        return StopCauses.explain(BEFORE, now, LAST_SEEN, List.of(tasks));
    }

    private static Task running(String type, String id, Instant start) {
        return task(type, id, start, Optional.empty(), Optional.empty());
    }

    private static Task ended(String type, String id, Instant start, Instant end, String status) {
        return task(type, id, start, Optional.of(end), Optional.of(status));
    }

    private static Task task(String type, String id, Instant start, Optional<Instant> end, Optional<String> status) {
        return new Task(
                upid(type, id), new NodeName("pve"), type, id, "anna@pve", Optional.empty(), start, end, status);
    }

    private static Upid upid(String type, String id) {
        return Upid.parse("UPID:pve:0000AAAA:0000BBBB:69776509:" + type + ":" + id + ":anna@pve:");
    }
}
