package dev.jarvis.docker;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One Docker Engine. Each call has a connection of its own, agrees on the version of the API first and ends within its
 * limit. Every failure of the engine and of the way to it is a value. Thread-safe; callers block, which suits virtual
 * threads.
 */
public final class DockerEngine {

    private static final int MOST_LINES = 5_000;
    private static final int LOG_BYTES = 256 * 1024;

    /** How long a container may take to end by itself before Docker kills it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final DockerLine.Way way;
    private final Duration limit;

    /** @param limit of a call; a restart may take the container's time of grace longer */
    DockerEngine(DockerLine.Way way, Duration limit) {
        this.way = way;
        this.limit = limit;
    }

    /** For a person: where this engine is. */
    public String where() {
        return way.where();
    }

    /** Whether it answers, and which it is. */
    public DockerResult<EngineVersion> version() {
        return call(false, limit, (http, version) -> {
            var body = http.text("GET", path(version, "version"));
            return new EngineVersion(
                    EngineJson.text(body, "Version").orElse("unknown"),
                    EngineJson.text(body, "ApiVersion").orElse("unknown"),
                    version.toString());
        });
    }

    /** Every container, those that do not run included. */
    public DockerResult<List<Container>> containers() {
        return call(
                false,
                limit,
                (http, version) -> EngineJson.containers(http.text("GET", path(version, "containers/json?all=1")))
                        .orElseThrow(() -> garbled("the list of containers is no list")));
    }

    /** One container, looked at. */
    public DockerResult<ContainerState> look(ContainerName container) {
        return call(false, limit, (http, version) -> state(http, version, container));
    }

    /**
     * The end of a container's log, at most 256 KiB of it.
     *
     * @param lines how many, 1 to 5000
     * @throws IllegalArgumentException when it is another number
     */
    public DockerResult<LogTail> logs(ContainerName container, int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException("lines must be 1.." + MOST_LINES + ", was " + lines);
        }
        return call(false, limit, (http, version) -> {
            boolean terminal = state(http, version, container).terminal();
            return http.exchange(
                    "GET",
                    path(version, "containers/" + container + "/logs?stdout=1&stderr=1&tail=" + lines),
                    (_, body) -> {
                        var reading = new LogReading(LOG_BYTES);
                        return terminal ? reading.plain(body) : reading.framed(body);
                    });
        });
    }

    /**
     * Restarts a container, waits until Docker has, and says what it then is; one that does not run, or runs since before,
     * is a failure.
     */
    public DockerResult<ContainerState> restart(ContainerName container) {
        return call(true, limit.plus(GRACE), (http, version) -> {
            var before = state(http, version, container);
            http.text("POST", path(version, "containers/" + container + "/restart?t=" + GRACE.toSeconds()));
            var after = state(http, version, container);
            if (!after.running()) {
                throw new DockerRefusal(new DockerError.NotRunning(after));
            }
            if (after.startedAt().isPresent() && after.startedAt().equals(before.startedAt())) {
                throw new DockerRefusal(new DockerError.NotRestarted(after));
            }
            return after;
        });
    }

    private ContainerState state(DockerHttp http, ApiVersion version, ContainerName container) throws DockerRefusal {
        return EngineJson.state(http.text("GET", path(version, "containers/" + container + "/json")))
                .orElseThrow(() -> garbled("the container has no state"));
    }

    @FunctionalInterface
    private interface Talk<T> {
        T over(DockerHttp http, ApiVersion version) throws DockerRefusal;
    }

    private <T> DockerResult<T> call(boolean acts, Duration within, Talk<T> talk) {
        var held = new HeldLine();
        Callable<T> steps = () -> {
            try (var http = DockerHttp.over(way)) {
                // Whoever asked may have been told meanwhile that nothing was done: then nothing is.
                if (!held.take(http)) {
                    throw timedOut(within, false);
                }
                return talk.over(http, agreed(http));
            }
        };
        var task = new FutureTask<>(steps);
        Thread.ofVirtual().name("docker-call").start(task);
        try {
            return new DockerResult.Done<>(task.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return new DockerResult.Failed<>(
                    timedOut(within, held.abandon() && acts).error());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return new DockerResult.Failed<>(
                    timedOut(within, held.abandon() && acts).error());
        } catch (ExecutionException failed) {
            return new DockerResult.Failed<>(
                    failed.getCause() instanceof DockerRefusal refusal
                            ? refusal.error()
                            : new DockerError.Garbled(way.where(), String.valueOf(failed.getCause()), acts));
        } finally {
            // Wakes the thread that may still wait for a line or an answer, and lets it end.
            task.cancel(true);
            held.abandon();
        }
    }

    private DockerRefusal timedOut(Duration within, boolean mayHaveActed) {
        return new DockerRefusal(new DockerError.TimedOut(way.where(), within, mayHaveActed));
    }

    /** The engine says its version in a header of the one path that has none itself. */
    private ApiVersion agreed(DockerHttp http) throws DockerRefusal {
        var offered = http.exchange("GET", "/_ping", (answer, body) -> {
                    body.transferTo(OutputStream.nullOutputStream());
                    return answer.header("api-version");
                })
                .flatMap(ApiVersion::parse)
                .orElse(ApiVersion.OLDEST_KNOWN);
        return offered.negotiated()
                .orElseThrow(() -> new DockerRefusal(new DockerError.Failed(
                        400,
                        "Docker at " + way.where() + " speaks version " + offered + " of its API, at least "
                                + ApiVersion.OLDEST_KNOWN + " is needed: update it")));
    }

    private DockerRefusal garbled(String reason) {
        return new DockerRefusal(new DockerError.Garbled(way.where(), reason, false));
    }

    private static String path(ApiVersion version, String rest) {
        return "/v" + version + "/" + rest;
    }
}
