package dev.jarvis.monitor;

import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.proxmox.ProxmoxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many things asked at once, each within the deadline of its own call; one that fails hides no other.
 *
 * @param found the answers, by name
 * @param missing why there is no answer, in words, by name
 * @param errors those of Proxmox among the reasons
 */
record Gathering<T>(Map<String, T> found, Map<String, String> missing, List<ProxmoxError> errors) {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final int MOST_IN_WORDS = 5;

    Gathering {
        found = Map.copyOf(found);
        missing = Map.copyOf(missing);
        errors = List.copyOf(errors);
    }

    /** Asks for each of these, on a virtual thread each, and returns when all have answered or failed. */
    static <K, T> Gathering<T> of(Collection<K> asked, Function<K, String> name, Function<K, T> ask) {
        return of(asked, name, ask, Integer.MAX_VALUE);
    }

    /** The same, with so many questions under way at once: each opens a connection, which a host has few for. */
    static <K, T> Gathering<T> of(Collection<K> asked, Function<K, String> name, Function<K, T> ask, int atOnce) {
        var places = new Semaphore(atOnce);
        var errors = new ArrayList<ProxmoxError>();
        var answers = new LinkedHashMap<String, Future<T>>();
        var found = new TreeMap<String, T>();
        var missing = new TreeMap<String, String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked.forEach(one -> answers.put(name.apply(one), threads.submit(() -> placed(places, ask, one))));
            for (var asking : answers.entrySet()) {
                var key = asking.getKey();
                try {
                    found.put(key, asking.getValue().get());
                } catch (ExecutionException failed) {
                    missing.put(key, reason(key, failed));
                    if (failed.getCause() instanceof ProxmoxException refused) {
                        errors.add(refused.error());
                    }
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    missing.put(key, "the pass was ended");
                }
            }
        }
        return new Gathering<>(found, missing, errors);
    }

    private static <K, T> T placed(Semaphore places, Function<K, T> ask, K one) throws InterruptedException {
        places.acquire();
        try {
            return ask.apply(one);
        } finally {
            places.release();
        }
    }

    /** A defect that one answer brings out must not take the others' along; its trace is for whoever mends it. */
    private static String reason(String key, ExecutionException failed) {
        if (failed.getCause() instanceof ProxmoxException refused) {
            return refused.error().text();
        }
        LOG.error("what was asked about {} could not be read", key, failed.getCause());
        return "it could not be read, which is a fault of JARVIS: " + failed.getCause();
    }

    /** What is missing, in one line that names the first few. */
    Optional<String> missingInWords() {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var words = new TreeMap<>(missing)
                .entrySet().stream()
                        .limit(MOST_IN_WORDS)
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "));
        int more = missing.size() - MOST_IN_WORDS;
        return Optional.of(more > 0 ? words + "; and " + more + " more" : words);
    }

    /**
     * What a pass comes to that was told nothing at all.
     *
     * @param kind of trouble, where it is not one that only the whole cluster can have
     */
    Tier.Look failed(String kind, long calls) {
        return errors.stream()
                .map(error -> Tier.Look.failed(error, calls))
                .filter(Tier.Look::befallsTheCluster)
                .findFirst()
                .orElseGet(() -> Tier.Look.failed(kind, missingInWords().orElse("nothing was answered"), calls));
    }
}
