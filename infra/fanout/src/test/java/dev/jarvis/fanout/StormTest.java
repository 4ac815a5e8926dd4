package dev.jarvis.fanout;

import static dev.jarvis.fanout.Client.at;
import static dev.jarvis.fanout.Client.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever clients do, each hears every committed event once and in order. */
class StormTest {

    private static final int CLIENTS = 5;
    private static final int COMMITS = 600;
    private static final String LAST = "the last";

    @TempDir
    Path folder;

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void everyClient_hearsEveryCommitOnce() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("StormTest.everyClient_hearsEveryCommitOnce: seed " + seed);
        try (var server = RunningFanout.in(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var listeners = new ArrayList<CompletableFuture<List<Long>>>();
            for (int index = 0; index < CLIENTS; index++) {
                var random = new Random(seed + index);
                listeners.add(CompletableFuture.supplyAsync(() -> listen(server, random), threads));
            }
            var committed = write(server, new Random(seed - 1));
            for (var listener : listeners) {
                assertEquals(committed, listener.get(40, TimeUnit.SECONDS), "seed " + seed);
            }
        }
    }

    /** Commits bursts of events, some of which are undone; answers the ids of those that stayed. */
    private static List<Long> write(RunningFanout server, Random random) {
        var transactions = server.context().getBean(Transactions.class);
        var events = server.context().getBean(EventStore.class);
        var committed = new ArrayList<Long>();
        for (int index = 0; index < COMMITS; index++) {
            int burst = 1 + random.nextInt(4);
            boolean undone = random.nextInt(5) == 0;
            var ids = new ArrayList<Long>();
            Transactions.Step step = connection -> {
                for (int count = 0; count < burst; count++) {
                    ids.add(events.append(connection, line(server, "line")));
                }
                if (undone) {
                    throw new Undone();
                }
            };
            if (undone) {
                assertThrows(Undone.class, () -> transactions.run(step));
            } else {
                transactions.run(step);
                committed.addAll(ids);
            }
        }
        transactions.run(connection -> committed.add(events.append(connection, line(server, LAST))));
        return committed;
    }

    private static NewEvent line(RunningFanout server, String title) {
        return NewEvent.status(server.seed().now(), "demo", Severity.INFO, title, "in the storm");
    }

    /** Hears from the very beginning, across any number of connections, until the last event. */
    private static List<Long> listen(RunningFanout server, Random random) {
        var heard = new ArrayList<Long>();
        long position = 0;
        boolean done = false;
        while (!done) {
            try (var client = server.greet("{\"type\":\"hello\",\"payload\":{\"after\":" + position + "}}")) {
                assertEquals("resumed", text(client.next(), "type"));
                for (int left = random.nextInt(250); left > 0 && !done; left--) {
                    var frame = client.await("event");
                    long id = number(frame, "id");
                    assertTrue(id > position, () -> "not after " + heard);
                    position = id;
                    heard.add(number(frame, "payload.id"));
                    done = text(frame, "payload.title").equals(LAST);
                }
            }
        }
        return heard;
    }

    private static long number(JsonNode frame, String path) {
        return at(frame, path).orElseThrow().getLongValue();
    }
}
