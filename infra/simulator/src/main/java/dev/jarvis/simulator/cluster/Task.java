package dev.jarvis.simulator.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One task from its start to its exit status. Guarded by the cluster's lock. */
public final class Task {

    private final Upid upid;
    private final List<String> log = new ArrayList<>();
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
        return List.copyOf(log);
    }

    void print(String line) {
        log.add(line);
    }

    void succeed(Instant now) {
        log.add("TASK OK");
        end = new End(now, "OK");
    }

    void fail(Instant now, String reason) {
        log.add("TASK ERROR: " + reason);
        end = new End(now, reason);
    }

    /** The worker died without a word, as when its node lost power. */
    void vanish(Instant now) {
        end = new End(now, "unexpected status");
    }
}
