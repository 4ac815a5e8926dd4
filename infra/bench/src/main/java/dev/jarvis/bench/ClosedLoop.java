package dev.jarvis.bench;

import dev.jarvis.bench.client.KeptConnection;
import dev.jarvis.bench.process.CannotMeasure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that each ask, wait for the answer, and ask again, over a connection that stays open.
 *
 * @param port of the server, on this machine
 * @param request the whole request as it goes over the wire
 */
record ClosedLoop(int port, String request) {

    /** What was asked of the loop: how long each answer took in nanoseconds, first byte sent to last byte received. */
    record Answers(List<Long> nanos, Duration time) {

        Answers plus(Answers more) {
            var all = new ArrayList<>(nanos);
            all.addAll(more.nanos);
            return new Answers(all, time.plus(more.time));
        }

        double perSecond() {
            return nanos.size() / (time.toNanos() / 1e9);
        }
    }

    static final Answers NONE = new Answers(List.of(), Duration.ZERO);

    /**
     * Asks for so long.
     *
     * @throws CannotMeasure for any answer but 200
     */
    Answers run(int clients, Duration time) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long until = began + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var loops = new ArrayList<Future<List<Long>>>();
            for (int client = 0; client < clients; client++) {
                loops.add(threads.submit(() -> loop(until)));
            }
            var all = new ArrayList<Long>();
            for (var loop : loops) {
                all.addAll(loop.get());
            }
            return new Answers(all, Duration.ofNanos(System.nanoTime() - began));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CannotMeasure refused) {
                throw refused;
            }
            throw new IOException("a client of port " + port + " failed", failed.getCause());
        }
    }

    private List<Long> loop(long until) throws IOException {
        var taken = new ArrayList<Long>();
        try (var connection = KeptConnection.to(port)) {
            long asked = System.nanoTime();
            while (asked < until) {
                connection.ask(request);
                long answered = System.nanoTime();
                taken.add(answered - asked);
                asked = answered;
            }
        }
        return taken;
    }
}
