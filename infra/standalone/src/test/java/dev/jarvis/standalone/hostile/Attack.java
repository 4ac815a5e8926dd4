package dev.jarvis.standalone.hostile;

import dev.jarvis.standalone.hostile.Connection.Heard;
import dev.jarvis.standalone.hostile.FrameTricks.Talk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Sends what the tricks make, many connections at once, and hears the judge. */
record Attack(int port, Judge judge) {

    private static final int AT_ONCE = 48;
    private static final int NORMAL_CLOSURE_HIGH = 0x03;
    private static final int NORMAL_CLOSURE_LOW = 0xe8;

    /** Everything that was wrong. */
    List<String> requests(Tricks tricks, Random random, int count) throws InterruptedException {
        var work = new ArrayList<Callable<List<String>>>();
        for (int index = 0; index < count; index++) {
            var attempt = tricks.next(random);
            work.add(() -> send(attempt));
        }
        return all(work);
    }

    /** Everything that was wrong with WebSockets. */
    List<String> talks(FrameTricks tricks, Random random, int count) throws InterruptedException {
        var work = new ArrayList<Callable<List<String>>>();
        for (int index = 0; index < count; index++) {
            var upgrade = tricks.upgrade(random);
            var talk = tricks.next(random);
            boolean hasty = random.nextInt(4) == 0;
            work.add(() -> talk(upgrade, talk, hasty));
        }
        return all(work);
    }

    private List<String> send(Attempt attempt) throws IOException {
        try (var connection = new Connection(port)) {
            connection.send(attempt.bytes());
            if (attempt.leaves()) {
                connection.vanish();
                return List.of();
            }
            return judge.faults(attempt, connection.rest()).stream()
                    .map(fault -> fault + "\n— after " + attempt)
                    .toList();
        }
    }

    /** A hasty client does not wait for the answer to its upgrade. */
    private List<String> talk(byte[] upgrade, Talk talk, boolean hasty) throws IOException {
        try (var connection = new Connection(port)) {
            connection.send(hasty ? Bytes.join(upgrade, talk.frames()) : upgrade);
            var head = connection.head();
            if (!head.startsWith("HTTP/1.1 101")) {
                return List.of("the upgrade was refused before " + talk.trick() + "\n" + head);
            }
            if (!hasty) {
                connection.send(talk.frames());
            }
            if (talk.half() && talk.greets()) {
                connection.vanish();
                return List.of();
            }
            if (talk.greets()) {
                connection.send(Frame.masked(new Random(0), Frame.FINAL | Frame.CLOSE, new byte[] {
                    NORMAL_CLOSURE_HIGH, (byte) NORMAL_CLOSURE_LOW
                }));
            }
            return faults(talk, connection.rest());
        }
    }

    private List<String> faults(Talk talk, Heard heard) {
        var faults = new ArrayList<String>();
        if (heard.end() == Connection.End.SILENT) {
            faults.add("the WebSocket was left open after " + talk);
        }
        judge.frameFault(heard.bytes()).ifPresent(fault -> faults.add(fault + " after " + talk));
        return faults;
    }

    private static List<String> all(List<Callable<List<String>>> work) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        var faults = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(
                    work.stream().map(one -> inPlace(places, one)).toList());
            for (var one : done) {
                try {
                    faults.addAll(one.get());
                } catch (ExecutionException broken) {
                    faults.add(String.format(Locale.ROOT, "a client could not go on: %s", broken.getCause()));
                }
            }
        }
        return faults;
    }

    private static Callable<List<String>> inPlace(Semaphore places, Callable<List<String>> work) {
        return () -> {
            places.acquire();
            try {
                return work.call();
            } finally {
                places.release();
            }
        };
    }
}
