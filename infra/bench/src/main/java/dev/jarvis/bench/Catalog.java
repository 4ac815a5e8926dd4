package dev.jarvis.bench;

import java.util.List;

/** All benchmarks, in the order in which they are listed. */
final class Catalog {

    private Catalog() {}

    static List<Benchmark> benchmarks() {
        return List.of(
                new StartBenchmark(),
                new MemoryBenchmark(),
                new TailBenchmark(),
                new FanoutBenchmark(),
                new StateBenchmark(),
                new IdleBenchmark(),
                new ScaleBenchmark(),
                new MemoryStoreBenchmark());
    }
}
