package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a stranger writes, for clusters of 4, 20 and 100 nodes. */
class HostileContextTest {

    private static final int ROUNDS = 20;
    private static final String MARK = "Zxq";
    private static final TokenBound TOKENS = new TokenBound();
    private static final List<String> HEADINGS =
            Arrays.stream(Section.values()).map(Section::heading).toList();

    /** All that may stand outside a fence, besides headings: our own words, times and numbers. */
    private static final String TIME =
            "([0-9]{4}-[0-9]{2}-[0-9]{2} )?[0-9]{2}:[0-9]{2} \\((in )?[0-9]+ (s|min|h|d)( ago)?\\)";

    private static final Pattern OURS = Pattern.compile(String.join(
            "|",
            Pattern.quote(ContextWriter.WARNING),
            "None\\.",
            "Nothing is known of the cluster: it was never read\\.",
            "DEMO CLUSTER: simulated, not real machines\\.",
            "STALE: last read " + TIME + ", not to be trusted now\\.",
            "Read " + TIME + "\\.",
            "Status [a-z]+(, quorum (kept|lost))?; nodes [0-9]+, online [0-9]+; guests [0-9]+, running [0-9]+;"
                    + " storages [0-9]+\\.",
            "Unresolved, see below: [0-9]+\\.",
            "Left out: [a-z]+( [a-z]+)* [0-9]+( or more)?(, [a-z]+( [a-z]+)* [0-9]+( or more)?)*\\."));

    private record Trial(Knowledge known, ModelKind model, Context context) {

        String text() {
            return context.markdown();
        }
    }

    @Test
    void context_isInsideItsBudget_byEveryCount() {
        trials().forEach(trial -> {
            assertTrue(trial.context().tokens() <= trial.context().budget(), trial.text());
            assertEquals(TOKENS.of(trial.text()), trial.context().tokens());
            Vocabularies.ALL.forEach((name, count) ->
                    assertTrue(count.of(trial.text()) <= trial.context().tokens(), () -> name + ":\n" + trial.text()));
        });
    }

    @Test
    void nothingOfAStranger_standsOutsideAFence() {
        trials().forEach(trial -> {
            var outside = outside(trial.text());
            outside.forEach(line -> assertTrue(
                    HEADINGS.contains(line) || OURS.matcher(line).matches(), () -> line + "\nin\n" + trial.text()));
            assertFalse(String.join("\n", outside).contains(MARK));
        });
    }

    @Test
    void headings_standThereOnce_inTheirOrder() {
        trials().forEach(trial -> {
            assertEquals(
                    HEADINGS,
                    outside(trial.text()).stream().filter(HEADINGS::contains).toList());
            assertEquals(
                    5, trial.text().lines().filter(line -> line.contains("#")).count(), trial.text());
        });
    }

    @Test
    void fences_areClosedOnce_eachInItsSection() {
        trials().forEach(trial -> {
            var fences = trial.text()
                    .lines()
                    .filter(line -> line.contains("```") || line.startsWith("~~~") || line.startsWith("#"))
                    .map(line -> line.startsWith("#") ? "section" : line)
                    .toList();
            var shape = String.join(" ", fences);
            assertTrue(shape.matches("section( ```data ```)?( section( ```data ```)?){4}"), shape);
            long backticks =
                    trial.text().chars().filter(character -> character == '`').count();
            assertEquals(
                    3L * fences.stream().filter(line -> line.startsWith("`")).count(), backticks);
        });
    }

    @Test
    void everyLineOfData_beginsAsOurs_andHoldsNothingThatAModelObeys() {
        trials().forEach(trial -> inside(trial.text()).forEach(line -> {
            assertTrue(line.startsWith("- ") || line.startsWith("cluster "), line);
            assertFalse(line.codePoints().anyMatch(HostileContextTest::isForbidden), line);
            assertFalse(line.contains("<|") || line.contains("[INST]"), line);
        }));
    }

    private static boolean isForbidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    @Test
    void everyCriticalIssue_isToldOrCounted() {
        trials().forEach(trial -> {
            var critical = trial.known().unresolved().critical();
            long told = section(trial.text(), Section.UNRESOLVED).stream()
                    .filter(line -> line.startsWith("- ") && line.contains(") critical "))
                    .count();
            assertEquals(critical.total(), told + leftOut(trial.text(), Section.UNRESOLVED, "critical"), trial.text());
        });
    }

    @Test
    void everyNode_isToldOrCounted() {
        var node = Pattern.compile("- (\"[^\"]*\"|[A-Za-z0-9._-]+) (online|offline|unknown)( .*)?");
        trials().filter(trial -> trial.known().status().isPresent()).forEach(trial -> {
            long told = section(trial.text(), Section.STATE).stream()
                    .filter(line -> node.matcher(line).matches())
                    .count();
            long counted = leftOut(trial.text(), Section.STATE, "nodes not healthy")
                    + leftOut(trial.text(), Section.STATE, "healthy nodes");
            assertEquals(trial.known().status().orElseThrow().nodes().size(), told + counted, trial.text());
        });
    }

    @Test
    void sameKnowledge_givesTheSameText() {
        trials().forEach(trial ->
                assertEquals(trial.context(), ContextWriter.write(trial.known(), trial.model(), TOKENS)));
    }

    private static Stream<Trial> trials() {
        long seed = new Random().nextLong();
        System.out.println("HostileContextTest seed " + seed);
        var random = new Random(seed);
        return Stream.of(4, 20, 100)
                .flatMap(nodes -> Stream.generate(() -> HostileKnowledge.of(nodes, MARK, random))
                        .limit(ROUNDS))
                .flatMap(known -> Arrays.stream(ModelKind.values())
                        .map(model -> new Trial(known, model, ContextWriter.write(known, model, TOKENS))));
    }

    private static List<String> outside(String text) {
        return byFence(text, false);
    }

    private static List<String> inside(String text) {
        return byFence(text, true);
    }

    private static List<String> byFence(String text, boolean wanted) {
        var found = new ArrayList<String>();
        boolean fenced = false;
        for (var line : text.split("\n", -1)) {
            if (line.equals(ContextWriter.BEGIN) || line.equals(ContextWriter.END)) {
                fenced = !fenced;
            } else if (fenced == wanted && !line.isEmpty()) {
                found.add(line);
            }
        }
        return found;
    }

    private static List<String> section(String text, Section section) {
        return text.lines()
                .dropWhile(line -> !line.equals(section.heading()))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .toList();
    }

    private static long leftOut(String text, Section section, String what) {
        var number = Pattern.compile("(?:Left out: |, )" + what + " ([0-9]+)");
        return section(text, section).stream()
                .filter(line -> line.startsWith("Left out: "))
                .flatMap(line -> number.matcher(line).results())
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }
}
