package dev.jarvis.bench;

import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.process.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What processes took at one moment.
 *
 * @param uses by the processes' names; processes of one name are added up
 */
record MemorySample(Map<String, Use> uses) {

    /** How the start script names each process that it starts, in the split shape. */
    private static final Pattern ANNOUNCED = Pattern.compile("(?m)^  process +(\\S+) (\\d+)$");

    /** Memory in KiB. */
    record Use(long pssKib, long rssKib) {

        Use plus(Use other) {
            return new Use(pssKib + other.pssKib, rssKib + other.rssKib);
        }
    }

    MemorySample {
        uses = Map.copyOf(uses);
    }

    /**
     * Looks at a process and all that it started; one that ends meanwhile takes nothing. A process has the name by which
     * it was announced, else that of its program.
     */
    static MemorySample take(Running running) throws IOException {
        var announced = ANNOUNCED
                .matcher(running.output())
                .results()
                .collect(Collectors.toMap(
                        found -> Long.parseLong(found.group(2)), found -> found.group(1), (_, last) -> last));
        var uses = new TreeMap<String, Use>();
        for (long pid : running.pids()) {
            try {
                var name = announced.getOrDefault(pid, Usage.name(pid));
                uses.merge(name, new Use(Usage.pssKib(pid), Usage.rssKib(pid)), Use::plus);
            } catch (IOException unreadable) {
                if (ProcessHandle.of(pid).isPresent()) {
                    throw unreadable;
                }
            }
        }
        return new MemorySample(uses);
    }

    /** All processes together. */
    long total(ToLongFunction<Use> of) {
        return uses.values().stream().mapToLong(of).sum();
    }

    static Quantiles totals(List<MemorySample> samples, ToLongFunction<Use> of) {
        return Quantiles.of(samples.stream().map(sample -> sample.total(of)).toList());
    }

    static List<String> names(List<MemorySample> samples) {
        var names = new TreeSet<String>();
        samples.forEach(sample -> names.addAll(sample.uses.keySet()));
        return List.copyOf(names);
    }

    /** PSS of the processes of a name; where there was none it took nothing. */
    static Quantiles of(String name, List<MemorySample> samples) {
        return Quantiles.of(samples.stream()
                .map(sample -> sample.uses.getOrDefault(name, new Use(0, 0)).pssKib())
                .toList());
    }
}
