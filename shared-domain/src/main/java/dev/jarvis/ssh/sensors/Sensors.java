package dev.jarvis.ssh.sensors;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.ssh.Ending;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshError;
import dev.jarvis.ssh.SshResult;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks nodes for their temperatures. Thread-safe. */
@Singleton
public final class Sensors {

    private static final List<String> COMMAND = List.of("sensors", "-j");
    private static final int NOT_FOUND = 127;
    private static final int NO_SENSORS = 1;
    private static final String NONE_FOUND = "No sensors found";

    private final SshClient ssh;
    private final JsonMapper json;

    public Sensors(SshClient ssh, JsonMapper json) {
        this.ssh = ssh;
        this.json = json;
    }

    /** The temperatures of a node, one command over SSH; takes as long as connecting and a command may. */
    Temperatures of(NodeName node) {
        return switch (ssh.run(node, COMMAND)) {
            case SshResult.Failed(var error) -> new Temperatures.NotAsked(error);
            case SshResult.Done done -> read(node, done);
        };
    }

    /**
     * The temperatures of a node, for callers that cannot wait.
     *
     * @param limit for all of it, connecting included; what still runs then is told to end
     */
    public Temperatures of(NodeName node, Duration limit) {
        var task = new FutureTask<>(() -> of(node));
        Thread.ofVirtual().name("ssh-sensors").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Temperatures.NotAsked(new SshError.Unreachable(
                    node.value(), "it did not tell its temperatures within " + limit.toMillis() + " ms", false));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return new Temperatures.NotAsked(new SshError.Interrupted(node.value(), false));
        } catch (ExecutionException defect) {
            return new Temperatures.Unreadable(node.value(), String.valueOf(defect.getCause()));
        } finally {
            // Interrupted, every step of it ends; a connection that is half made is finished or given up by itself.
            task.cancel(true);
        }
    }

    private Temperatures read(NodeName node, SshResult.Done done) {
        if (done.ending().equals(new Ending.Exited(NOT_FOUND))) {
            return new Temperatures.NotInstalled(node.value());
        }
        if (done.ending().equals(new Ending.Exited(NO_SENSORS))
                && done.stderr().text().contains(NONE_FOUND)) {
            return new Temperatures.Measured(List.of());
        }
        if (done.stdout().droppedBytes() > 0) {
            return new Temperatures.Unreadable(
                    node.value(), "the answer is longer than " + done.stdout().bytes().length + " bytes");
        }
        // A status other than 0 only says that some value could not be read; the others are there.
        return SensorsJson.read(json, done.stdout().text())
                .<Temperatures>map(Temperatures.Measured::new)
                .orElseGet(() -> new Temperatures.Unreadable(
                        node.value(), done.succeeded() ? "sensors -j did not answer with whole JSON" : done.text()));
    }
}
