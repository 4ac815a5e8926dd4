package dev.jarvis.simulator.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One task from its start to its exit status. Guarded by the cluster's lock. */
public final class Task {

    /** How a task ends whose worker was stopped and had nothing of its own to say (RESTEnvironment.pm, fork_worker). */
    public static final String INTERRUPTED = "received interrupt";

    private final Upid upid;
    private final List<String> log = new ArrayList<>();
    private Supplier<List<String>> earlierLog = List::of;
    private Supplier<String> lastWork = () -> INTERRUPTED;
    private @Nullable End end;

    Task(Upid upid) {
        this.upid = upid;
    }

    /** When and how a task ended: OK, WARNINGS: n, or the text of the error. */
    public record End(Instant at, String status) {}

    /** Its unique id. */
    public Upid upid() {
        return upid;
    }

    /** Its end; empty while it runs. */
    public Optional<End> end() {
        return Optional.ofNullable(end);
    }

    /** Whether its worker still lives. */
    public boolean running() {
        return end == null;
    }

    /** The lines of its log so far. */
    public List<String> log() {
        return log.isEmpty() ? earlierLog.get() : List.copyOf(log);
    }

    /** Adds a line to its log. */
    public void print(String line) {
        log.add(line);
    }

    /** Its end as it was meant. */
    public void succeed(Instant now) {
        log.add("TASK OK");
        end(now, "OK");
    }

    /** Its end by an error. */
    public void fail(Instant now, String reason) {
        log.add("TASK ERROR: " + reason);
        end(now, reason);
    }

    /**
     * What its worker still does when it is told to stop; gives the words with which the task ends then. Not done when the
     * worker dies without a word.
     */
    public void whenStopped(Supplier<String> newLastWork) {
        lastWork = newLastWork;
    }

    /** Tells its worker to stop, as SIGTERM does: it does its last work and the task ends with an error. */
    public void stop(Instant now) {
        if (running()) {
            fail(now, lastWork.get());
        }
    }

    /** An end that lies in the past; the lines of its log are written when somebody reads them. */
    void ended(Instant at, String status, Supplier<List<String>> lines) {
        earlierLog = lines;
        end(at, status);
    }

    /** The worker died without a word, as when its node lost power. */
    void vanish(Instant now) {
        end(now, "unexpected status");
    }

    private void end(Instant at, String status) {
        end = new End(at, status);
        // Thousands of ended tasks are kept, what their workers knew is not.
        lastWork = () -> INTERRUPTED;
    }
}
