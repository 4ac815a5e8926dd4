package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void figures_standBesideGoalAndYardstick_withTheirRatios() {
        assertEquals(
                """

                what: in one line
                  two cores
                  yardstick: something known

                                                                       measured       goal   of goal   yardstick     of it
                  met                                                   2.000 s      2.500      0.80       0.500      4.00  least 1.9
                  missed                                              1234.5 KB     1000.0    1.23 !           -         -
                  nothing to compare with                               0.000 %          -         -       0.000         -

                  MISSED: missed is 1234.5 KB, the goal 1000.0
                """,
                printed(report(
                        Figure.of("met", 2, "s").withGoal(2.5).against(0.5).noting("least 1.9"),
                        Figure.of("missed", 1234.5, "KB").withGoal(1000),
                        Figure.of("nothing to compare with", 0, "%").against(0))));
    }

    @Test
    void run_failsForAMissedGateAlone() {
        var missed = Figure.of("slow", 3, "s").withGoal(2);
        assertTrue(report(missed).passes());
        assertFalse(report(missed.asGate()).passes());
        assertTrue(report(Figure.of("quick", 2, "s").withGoal(2).asGate()).passes());
        assertTrue(printed(report(missed.asGate())).contains("  MISSED (gate): slow is 3.000 s, the goal 2.000"));
    }

    private static Report report(Figure... figures) {
        return new Report("what: in one line", List.of("two cores"), "something known", List.of(figures));
    }

    private static String printed(Report report) {
        var bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
