package dev.jarvis.bench;

import java.util.Arrays;
import java.util.List;

/** {@code jarvis bench NAME}: measures, and prints what was found. Exit code 1: a gate was missed, 2: bad usage. */
public final class Bench {

    private static final int MISSED = 1;
    private static final int BAD_USAGE = 2;

    private Bench() {}

    public static void main(String[] words) throws Exception {
        var wanted = words.length == 0
                ? List.<Benchmark>of()
                : Catalog.benchmarks().stream()
                        .filter(benchmark -> benchmark.name().equals(words[0]))
                        .toList();
        if (wanted.isEmpty()) {
            System.err.println(usage());
            System.exit(BAD_USAGE);
        }
        try {
            var report = wanted.getFirst().run(Arrays.asList(words).subList(1, words.length));
            report.print(System.out);
            System.exit(report.passes() ? 0 : MISSED);
        } catch (BadUsage senseless) {
            System.err.println("bench: " + senseless.getMessage());
            System.exit(BAD_USAGE);
        }
    }

    private static String usage() {
        var text = new StringBuilder("usage: jarvis bench NAME\n");
        for (var benchmark : Catalog.benchmarks()) {
            text.append(String.format("  %-10s %s%n", benchmark.name(), benchmark.purpose()));
        }
        return text.toString();
    }
}
