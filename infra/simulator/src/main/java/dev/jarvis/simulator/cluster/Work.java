package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What a worker does, step after step, on the cluster's time. It ends well after its last step, unless a step failed it
 * or its node died. Guarded by the cluster's lock.
 */
public final class Work {

    private final Timeline timeline;
    private final Task task;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Runnable cleanUp = () -> {};

    Work(Timeline timeline, Task task) {
        this.timeline = timeline;
        this.task = task;
        task.whenStopped(() -> {
            cleanUp.run();
            return Task.INTERRUPTED;
        });
    }

    private record Step(Duration after, Runnable action) {}

    /** The task whose worker this is. */
    public Task task() {
        return task;
    }

    /** Does this so much later than the step before. */
    public Work after(Duration time, Runnable action) {
        steps.addLast(new Step(time, action));
        return this;
    }

    /** Writes a line into the log, right after the step before. */
    public Work says(String line) {
        return after(Duration.ZERO, () -> task.print(line));
    }

    /**
     * Done when the work ends, well or not or stopped by somebody, but not when its node dies: then everything stays as it
     * lies.
     */
    public Work finallyDoes(Runnable action) {
        cleanUp = action;
        return this;
    }

    /** Done instead when somebody stops the worker; gives the words with which the task ends. */
    public Work whenStopped(Supplier<String> action) {
        task.whenStopped(action);
        return this;
    }

    /** Ends the work with an error; for its own steps. */
    public void fail(String reason) {
        if (task.running()) {
            cleanUp.run();
            task.fail(timeline.instant(), reason);
        }
    }

    /** Lets it begin; the first steps without delay are done when this comes back. */
    public Task begin() {
        next();
        return task;
    }

    private void next() {
        while (task.running()) {
            Step step = steps.pollFirst();
            if (step == null) {
                cleanUp.run();
                task.succeed(timeline.instant());
                return;
            }
            if (step.after().isPositive()) {
                timeline.in(step.after(), () -> {
                    if (task.running()) {
                        step.action().run();
                        next();
                    }
                });
                return;
            }
            step.action().run();
        }
    }
}
