package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The tasks of every node, newest first, and the process ids of their workers. Guarded by the cluster's lock. */
public final class TaskLedger {

    /** Real nodes rotate their index; this many finished and running tasks per node are kept. */
    private static final int KEPT_PER_NODE = 2_000;

    private final Past past;
    private final Map<String, Deque<Task>> byNode = new HashMap<>();
    private final Map<String, Integer> lastPid = new HashMap<>();

    TaskLedger(Past past) {
        this.past = past;
    }

    /** Starts a task on a node. */
    public Task open(Node node, String type, String id, TaskOwner owner, Instant now) {
        past.recall();
        Duration sinceBoot = Duration.between(node.bootedAt(), now);
        long ticks = Math.max(0, sinceBoot.toMillis() / 10);
        Upid upid = new Upid(node.name(), nextPid(node.name()), ticks, now.getEpochSecond(), type, id, owner);
        Task task = new Task(upid);
        Deque<Task> tasks = byNode.computeIfAbsent(node.name(), name -> new ArrayDeque<>());
        tasks.addFirst(task);
        if (tasks.size() > KEPT_PER_NODE) {
            tasks.removeLast();
        }
        return task;
    }

    /**
     * Adds a task that ended in the past. To be called from the oldest to the newest, while the past is drawn.
     */
    public Task record(
            Node node,
            String type,
            String id,
            TaskOwner owner,
            Instant from,
            Task.End end,
            Supplier<List<String>> log) {
        Task task = open(node, type, id, owner, from);
        task.ended(end.at(), end.status(), log);
        return task;
    }

    /** A process id that no living process of the node has. */
    int nextPid(String node) {
        return lastPid.merge(node, 1_500, (last, first) -> last >= 4_000_000 ? first : last + 37);
    }

    /** All tasks of a node, newest first. */
    public List<Task> on(String node) {
        past.recall();
        Deque<Task> tasks = byNode.get(node);
        return tasks == null ? List.of() : new ArrayList<>(tasks);
    }

    /** The task with this id; only the node that ran it knows it. */
    public Optional<Task> find(String node, Upid upid) {
        return on(node).stream().filter(task -> task.upid().equals(upid)).findFirst();
    }

    /** Every worker of the node dies without a word. */
    void vanish(String node, Instant now) {
        on(node).stream().filter(Task::running).forEach(task -> task.vanish(now));
    }
}
