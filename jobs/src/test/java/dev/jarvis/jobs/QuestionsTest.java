package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.settings.Version;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status} and {@code events} answer from the database alone. */
class QuestionsTest {

    private final Lab lab;

    QuestionsTest(@TempDir Path folder) {
        this.lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void status_beforeTheFirstReading_saysWhatToDo() {
        var ran = lab.jarvis("status");
        assertEquals(1, ran.exitCode());
        assertEquals("", ran.out());
        assertEquals(
                "jarvis: the cluster \"home\" was not read yet: run jarvis up, or jarvis poll critical",
                ran.err().strip());
    }

    @Test
    void status_showsNodesGuestsAndIncidents_andAsksNobody() {
        lab.pass();
        lab.forgetCalls();
        var well = lab.jarvis("status");
        assertEquals(0, well.exitCode(), well.err());
        assertTrue(well.out().startsWith("homelab  NOMINAL  read "), well.out());
        assertTrue(well.out().contains("No open incidents."), well.out());
        assertEquals(0, lab.callCount());
        for (var node : new String[] {"Home", "pve", "agent", "rack2"}) {
            assertTrue(well.out().lines().anyMatch(line -> line.matches(node + " +online .*")), node);
        }
        assertTrue(well.out().lines().anyMatch(line -> line.matches("101 .* pve +running .*")), well.out());

        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.pass();
        var degraded = lab.jarvis("status").out();
        assertTrue(degraded.startsWith("homelab  DEGRADED  "), degraded);
        assertTrue(degraded.contains("1 open incident(s):"), degraded);
        assertTrue(
                degraded.lines().anyMatch(line -> line.matches(" +error +.* \\(101\\) crashed: since .*")), degraded);
    }

    @Test
    void statusAsJson_isTheWholeState() throws Exception {
        lab.pass();
        var status = json(lab.jarvis("status", "--json").out());
        assertEquals("nominal", text(status, "status"));
        assertEquals("home", text(status, "cluster"));
        assertEquals("homelab", text(status, "name"));
        assertEquals(4, size(status, "nodes"));
        assertEquals(24, size(status, "guests"));
        assertTrue(
                text(status, "asOf").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
                text(status, "asOf"));
        assertFalse(status.toString().contains(lab.secret()));
    }

    @Test
    void events_whenThereAreNone_saySo_andAsJsonNothing() {
        assertEquals("Nothing has happened.", lab.jarvis("events").out().strip());
        assertEquals("", lab.jarvis("events", "--json").out());
    }

    @Test
    void events_areInTheOrderOfTime_andCanBeNarrowed() throws Exception {
        lab.pass();
        var fault = lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.pass();
        lab.endFault(fault);
        lab.step(5);
        lab.pass();
        var lines = lab.jarvis("events").out().lines().toList();
        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.getFirst().matches("\\S+Z  error    \\[Monitor] .* crashed: .*"), lines.getFirst());
        assertEquals(1, lab.jarvis("events", "--limit", "1").out().lines().count());
        assertEquals(
                1, lab.jarvis("events", "--severity", "error").out().lines().count());
        assertEquals(3, lab.jarvis("events", "--node", "pve").out().lines().count());
        assertEquals(
                "Nothing has happened.",
                lab.jarvis("events", "--node", "agent").out().strip());

        var first =
                json(lab.jarvis("events", "--json").out().lines().findFirst().orElseThrow());
        assertEquals("alert", text(first, "type"));
        assertEquals("error", text(first, "severity"));
        assertEquals("101", text(first, "target"));
    }

    @Test
    void senselessFilters_areRefused_withWhatIsAllowed() {
        assertEquals("jarvis: --limit must be 1..500, was 0", refusal("events", "--limit", "0"));
        assertEquals("jarvis: --limit must be 1..500, was 501", refusal("events", "--limit", "501"));
        assertEquals(
                "jarvis: --severity must be one of info, warning, error, critical, was \"bad\"",
                refusal("events", "--severity", "bad"));
    }

    @Test
    void version_isNamed() {
        assertEquals("JARVIS " + Version.TEXT, lab.jarvis("--version").out().strip());
    }

    private String refusal(String... arguments) {
        var ran = lab.jarvis(arguments);
        assertEquals(2, ran.exitCode());
        return ran.err().strip();
    }

    private static JsonNode json(String text) throws IOException {
        return Objects.requireNonNull(ObjectMapper.getDefault().readValue(text, JsonNode.class));
    }

    private static String text(JsonNode object, String name) {
        var value = object.get(name);
        return value == null ? "" : value.coerceStringValue();
    }

    private static int size(JsonNode object, String name) {
        var value = object.get(name);
        return value == null ? -1 : value.size();
    }
}
