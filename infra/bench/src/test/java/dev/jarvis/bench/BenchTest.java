package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.bench.process.CannotMeasure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final Figure MISSED = Figure.of("slow", 3, "s").withGoal(2);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A benchmark that finds what it is told to, or fails. */
    private record Told(String name, Figure figure) implements Benchmark {

        @Override
        public String purpose() {
            return "for the test";
        }

        @Override
        public Report run(List<String> words) {
            Arguments.read(words, List.of());
            if (figure.unit().isEmpty()) {
                throw new CannotMeasure("it fell over");
            }
            return new Report(name, List.of(), "none", List.of(figure));
        }
    }

    @Test
    void withoutAName_allAreListed() throws Exception {
        assertEquals(0, bench());
        for (var benchmark : Catalog.benchmarks()) {
            assertTrue(said(out).contains("  " + benchmark.name() + " "), said(out));
            assertTrue(said(out).contains(benchmark.purpose()), said(out));
        }
    }

    @Test
    void exitCode_saysWhetherAGateWasMissed() throws Exception {
        assertEquals(0, bench("report"));
        assertEquals(1, bench("gate"));
        assertTrue(said(out).contains("MISSED (gate): slow"), said(out));
    }

    @Test
    void senselessWords_areOneLineAndExitCodeTwo() throws Exception {
        assertEquals(2, bench("nonsense"));
        assertEquals("bench: there is no benchmark \"nonsense\": name report, gate, broken\n", said(err));
        err.reset();
        assertEquals(2, bench("report", "--fast"));
        assertEquals("bench: unknown word \"--fast\": this benchmark has no options\n", said(err));
        assertEquals("", said(out));
    }

    @Test
    void whatCannotBeMeasured_isSaidAndExitCodeThree() throws Exception {
        assertEquals(3, bench("broken"));
        assertEquals("bench: it fell over\n", said(err));
    }

    private int bench(String... words) throws Exception {
        var benchmarks = words.length == 0
                ? Catalog.benchmarks()
                : List.<Benchmark>of(
                        new Told("report", MISSED),
                        new Told("gate", MISSED.asGate()),
                        new Told("broken", Figure.of("", 0, "")));
        return Bench.run(benchmarks, List.of(words), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
