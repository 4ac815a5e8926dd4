package dev.jarvis.bench;

import dev.jarvis.bench.process.CannotMeasure;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code jarvis bench NAME}: measures, and prints what was found. Exit code 1: a gate was missed, 2: bad usage, 3: it could
 * not be measured.
 */
public final class Bench {

    private static final int MISSED = 1;
    private static final int BAD_USAGE = 2;
    private static final int NOT_MEASURED = 3;

    private Bench() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(Catalog.benchmarks(), Arrays.asList(words), System.out, System.err));
    }

    /** The program, with the exit code as its answer. */
    static int run(List<Benchmark> benchmarks, List<String> words, PrintStream out, PrintStream err) throws Exception {
        if (words.isEmpty()) {
            list(benchmarks, out);
            return 0;
        }
        try {
            var report = named(benchmarks, words.getFirst()).run(words.subList(1, words.size()));
            report.print(out);
            return report.passes() ? 0 : MISSED;
        } catch (BadUsage senseless) {
            err.println("bench: " + senseless.getMessage());
            return BAD_USAGE;
        } catch (CannotMeasure broken) {
            err.println("bench: " + broken.getMessage());
            return NOT_MEASURED;
        }
    }

    private static Benchmark named(List<Benchmark> benchmarks, String name) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadUsage("there is no benchmark \"" + name + "\": name "
                        + benchmarks.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
    }

    private static void list(List<Benchmark> benchmarks, PrintStream out) {
        out.println("usage: jarvis bench NAME");
        for (var benchmark : benchmarks) {
            out.println(String.format("  %-8s %s   %s", benchmark.name(), benchmark.purpose(), benchmark.options())
                    .stripTrailing());
        }
    }
}
