package dev.jarvis.simulator.node;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The journal of one machine: what really happens on it, its tasks, and the small talk of its services, which is a pure
 * function of time. It keeps two days. Guarded by the cluster's lock.
 */
public final class Journal {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final int EVENTS_KEPT = 2_000;
    private static final long TALK_EVERY_SECONDS = 300;

    private final Cluster cluster;
    private final Node node;
    private final Deque<Line> events = new ArrayDeque<>();

    Journal(Cluster cluster, Node node) {
        this.cluster = cluster;
        this.node = node;
    }

    /** One line; {@code unit} is the service that wrote it. */
    public record Line(Instant at, String unit, int pid, String text) {
        /** As journalctl prints it. */
        public String on(String host) {
            return LocalTime.inJournal(at) + " " + host + " " + unit + "[" + pid + "]: " + text;
        }
    }

    /** Something happens on the machine. */
    void add(String unit, int pid, String text) {
        events.addLast(new Line(cluster.now(), unit, pid, text));
        if (events.size() > EVENTS_KEPT) {
            events.removeFirst();
        }
    }

    /** The lines from {@code since} to {@code until}, oldest first, as far as they are kept. */
    public List<Line> between(Instant since, Instant until) {
        Instant now = cluster.now();
        Instant from = since.isBefore(now.minus(KEPT)) ? now.minus(KEPT) : since;
        Instant to = until.isAfter(now) ? now : until;
        List<Line> lines = new ArrayList<>();
        long first = Math.ceilDiv(from.getEpochSecond(), TALK_EVERY_SECONDS);
        for (long index = first; index * TALK_EVERY_SECONDS <= to.getEpochSecond(); index++) {
            lines.add(talk(index));
        }
        events.stream().filter(line -> within(line.at(), from, to)).forEach(lines::add);
        for (Task task : cluster.tasks().on(node.name())) {
            tell(task, from, to, lines);
        }
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    private static void tell(Task task, Instant from, Instant to, List<Line> lines) {
        Instant began = Instant.ofEpochSecond(task.upid().startSeconds());
        String who = "<" + task.upid().owner().full() + "> ";
        if (within(began, from, to)) {
            lines.add(new Line(
                    began,
                    "pvedaemon",
                    task.upid().pid(),
                    who + "starting task " + task.upid().text()));
        }
        task.end()
                .filter(end -> within(end.at(), from, to))
                .ifPresent(end -> lines.add(new Line(
                        end.at(),
                        "pvedaemon",
                        task.upid().pid(),
                        who + "end task " + task.upid().text() + " " + end.status())));
    }

    private Line talk(long index) {
        Instant at = Instant.ofEpochSecond(index * TALK_EVERY_SECONDS);
        double choice = cluster.load().trait(-node.spec().number() * 7_919L - index, 80);
        int pid = 900 + node.spec().number();
        if (choice < 0.4) {
            return new Line(at, "systemd", 1, "Starting man-db.service - Daily man-db regeneration...");
        }
        if (choice < 0.6) {
            return new Line(
                    at,
                    "CRON",
                    20_000 + (int) (index % 9_000),
                    "pam_unix(cron:session): session opened for user" + " root(uid=0) by root(uid=0)");
        }
        if (choice < 0.8) {
            return new Line(at, "pmxcfs", pid, "[dcdb] notice: data verification successful");
        }
        return new Line(at, "chronyd", pid + 100, "Selected source 192.53.103.108 (ptbtime1.ptb.de)");
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
