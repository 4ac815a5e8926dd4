package dev.jarvis.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.ssh.HostKey;
import dev.jarvis.ssh.KnownHosts;
import dev.jarvis.ssh.RealSshd;
import dev.jarvis.ssh.SshAttempt;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    private static final ContainerName WEB = new ContainerName("web");
    private static final String LIST = """
            [{"Id":"8dfafdbc3a40","Names":["/web"],"Image":"nginx:1.27","ImageID":"sha256:d1","Command":"nginx",
              "Created":1367854155,"Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},
              {"IP":"::","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},{"PrivatePort":443,"Type":"tcp"}],
              "Labels":{},"State":"running","Status":"Up 3 hours (healthy)"},
             {"Id":"9cd87474be90","Names":["/db"],"Image":"postgres","Ports":[],"State":"exited",
              "Status":"Exited (137) 2 days ago"},
             {"Id":"3176a2479c92"}]
            """;

    @TempDir
    Path folder;

    private FakeDocker docker;
    private DockerEngine engine;

    @BeforeEach
    void start() throws IOException {
        docker = new FakeDocker(folder.resolve("docker.sock"));
        engine = new DockerEngine(new SocketWay(folder.resolve("docker.sock")), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        docker.close();
    }

    private static String inspected(String state, boolean terminal) {
        return inspected(state, terminal, "2026-01-06T09:32:47.123456789Z");
    }

    private static String inspected(String state, boolean terminal, String startedAt) {
        return """
                {"Id":"8dfafdbc3a40","Name":"/web","RestartCount":3,
                 "Config":{"Image":"nginx:1.27","Tty":%s},
                 "State":{"Status":"%s","Running":%s,"OOMKilled":false,"ExitCode":137,"Error":"",
                 "StartedAt":"%s","FinishedAt":"0001-01-01T00:00:00Z",
                 "Health":{"Status":"healthy","FailingStreak":0,"Log":[
                   {"Start":"2026-01-06T10:00:00.5+01:00","End":"2026-01-06T10:00:01Z","ExitCode":0,"Output":"ok\\n"}]}}}
                """.formatted(terminal, state, state.equals("running"), startedAt);
    }

    private static <T> T done(DockerResult<T> result) {
        return switch (result) {
            case DockerResult.Done<T>(T value) -> value;
            case DockerResult.Failed<T>(var error) -> throw new AssertionError(error.text());
        };
    }

    private static <E extends DockerError> E failed(Class<E> kind, DockerResult<?> result) {
        var failed = assertInstanceOf(DockerResult.Failed.class, result, String.valueOf(result));
        return assertInstanceOf(kind, failed.error());
    }

    @Test
    void containers_areListedWithStateHealthAndPorts() {
        for (int piece : new int[] {1, 7, 4096}) {
            docker.answers(
                    "GET /v1.47/containers/json?all=1",
                    FakeDocker.chunked("application/json", LIST.getBytes(StandardCharsets.UTF_8), piece));
            var containers = done(engine.containers());
            assertEquals(3, containers.size());
            assertEquals(
                    new Container(
                            "8dfafdbc3a40",
                            "web",
                            "nginx:1.27",
                            "running",
                            "Up 3 hours (healthy)",
                            Optional.of("healthy"),
                            List.of(
                                    new Container.PublishedPort(80, Optional.of("0.0.0.0:8080"), "tcp"),
                                    new Container.PublishedPort(80, Optional.of("[::]:8080"), "tcp"),
                                    new Container.PublishedPort(443, Optional.empty(), "tcp"))),
                    containers.getFirst());
            assertEquals("unknown", containers.getLast().state());
        }
    }

    @Test
    void state_isLookedAt() {
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        var state = done(engine.look(WEB));
        assertTrue(state.running());
        assertEquals(3, state.restartCount());
        assertEquals(Optional.of(Instant.parse("2026-01-06T09:32:47.123456789Z")), state.startedAt());
        assertEquals(Optional.empty(), state.finishedAt());
        assertEquals(
                List.of(new ContainerState.Check(Optional.of(Instant.parse("2026-01-06T09:00:00.5Z")), 0, "ok")),
                state.healthLog());
    }

    @Test
    void version_isTheNewestThatBothKnow() {
        docker.answers("GET /v1.47/version", FakeDocker.json("{\"Version\":\"27.3.1\",\"ApiVersion\":\"1.47\"}"));
        assertEquals(new EngineVersion("27.3.1", "1.47", "1.47"), done(engine.version()));
        docker.answers("GET /_ping", FakeDocker.fixed("200 OK", "Api-Version: 1.99\r\n", "text/plain", "OK"));
        docker.answers("GET /v1.51/version", FakeDocker.json("{\"Version\":\"99.0\",\"ApiVersion\":\"1.99\"}"));
        assertEquals("1.51", done(engine.version()).used());
        docker.answers("GET /_ping", FakeDocker.fixed("200 OK", "Api-Version: 1.18\r\n", "text/plain", "OK"));
        assertTrue(failed(DockerError.Failed.class, engine.version()).text().contains("1.18"));
    }

    @Test
    void logs_areTakenOutOfTheirFrames() {
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        var frames = FakeDocker.join(
                FakeDocker.frame(1, "first\nsec"),
                FakeDocker.frame(2, "bad ü\n"),
                FakeDocker.frame(1, "ond\r\n\n"),
                FakeDocker.frame(1, ""),
                FakeDocker.frame(2, "unfinished"));
        for (int piece : new int[] {1, 3, 9, 4096}) {
            docker.answers(
                    "GET /v1.47/containers/web/logs?stdout=1&stderr=1&tail=100",
                    FakeDocker.chunked("application/vnd.docker.multiplexed-stream", frames, piece));
            assertEquals(
                    List.of(
                            new LogTail.Line(false, "first"),
                            new LogTail.Line(true, "bad ü"),
                            new LogTail.Line(false, "second"),
                            new LogTail.Line(false, ""),
                            new LogTail.Line(true, "unfinished")),
                    done(engine.logs(WEB, 100)).lines());
        }
    }

    @Test
    void logsOfAScreen_areText() {
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", true)));
        docker.answers(
                "GET /v1.47/containers/web/logs?stdout=1&stderr=1&tail=2",
                FakeDocker.chunked(
                        "application/vnd.docker.raw-stream", "a\r\nb\r\n".getBytes(StandardCharsets.UTF_8), 2));
        assertEquals(
                List.of(new LogTail.Line(false, "a"), new LogTail.Line(false, "b")),
                done(engine.logs(WEB, 2)).lines());
    }

    @Test
    void longLogs_keepTheirEnd() {
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        var line = "x".repeat(999) + "\n";
        docker.answers(
                "GET /v1.47/containers/web/logs?stdout=1&stderr=1&tail=5000",
                FakeDocker.chunked(
                        "application/vnd.docker.multiplexed-stream",
                        FakeDocker.join(FakeDocker.frame(1, line.repeat(1000)), FakeDocker.frame(1, "last\n")),
                        5000));
        var tail = done(engine.logs(WEB, 5000));
        assertEquals("last", tail.lines().getLast().text());
        assertTrue(tail.lines().size() < 300);
        assertTrue(tail.droppedBytes() > 700_000);
    }

    @Test
    void damagedLogs_areGarbled_andNeverThrow() {
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        long seed = new Random().nextLong();
        System.out.println("DockerEngineTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var junk = new byte[1 + random.nextInt(40)];
            random.nextBytes(junk);
            junk[0] = 77;
            docker.answers(
                    "GET /v1.47/containers/web/logs?stdout=1&stderr=1&tail=5",
                    FakeDocker.chunked("application/octet-stream", junk, 16));
            failed(DockerError.Garbled.class, engine.logs(WEB, 5));
        }
    }

    @Test
    void restart_isDoneWhenTheContainerRunsAnew() {
        docker.answers("POST /v1.47/containers/web/restart?t=10", FakeDocker.noContent());
        docker.answers(
                "GET /v1.47/containers/web/json",
                FakeDocker.json(inspected("running", false)),
                FakeDocker.json(inspected("running", false, "2026-01-07T01:02:03Z")));
        assertEquals(
                Optional.of(Instant.parse("2026-01-07T01:02:03Z")),
                done(engine.restart(WEB)).startedAt());
        assertEquals(
                List.of(
                        "GET /_ping",
                        "GET /v1.47/containers/web/json",
                        "POST /v1.47/containers/web/restart?t=10",
                        "GET /v1.47/containers/web/json"),
                docker.requests().subList(0, 4));
    }

    @Test
    void restartThatLeftTheContainerRunning_isAFailure() {
        docker.answers("POST /v1.47/containers/web/restart?t=10", FakeDocker.noContent());
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        var text = failed(DockerError.NotRestarted.class, engine.restart(WEB)).text();
        assertTrue(text.contains("2026-01-06T09:32:47.123456789Z"), text);
    }

    @Test
    void restartThatDoesNotHold_isAFailure() {
        docker.answers("POST /v1.47/containers/web/restart?t=10", FakeDocker.noContent());
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("exited", false)));
        assertTrue(
                failed(DockerError.NotRunning.class, engine.restart(WEB)).text().contains("exit code 137"));
    }

    @Test
    void refusals_keepDockersWords() {
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.error("404 Not Found", "No such container: web"));
        assertTrue(failed(DockerError.NotFound.class, engine.look(WEB)).text().contains("No such container: web"));
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        docker.answers(
                "POST /v1.47/containers/web/restart?t=10",
                FakeDocker.error("409 Conflict", "container is marked for removal"));
        failed(DockerError.Conflict.class, engine.restart(WEB));
        docker.answers(
                "POST /v1.47/containers/web/restart?t=10",
                FakeDocker.error("500 Internal Server Error", "driver failed"));
        var broken = failed(DockerError.Failed.class, engine.restart(WEB));
        assertEquals(500, broken.status());
        assertTrue(broken.text().contains("driver failed"));
    }

    @Test
    void answersThatAreNone_areGarbled() {
        docker.answers("GET /v1.47/containers/web/json", "SSH-2.0-nonsense\r\n".getBytes(StandardCharsets.UTF_8));
        var hurried = new DockerEngine(new SocketWay(folder.resolve("docker.sock")), Duration.ofSeconds(1));
        var error =
                assertInstanceOf(DockerResult.Failed.class, hurried.look(WEB)).error();
        assertTrue(error instanceof DockerError.Garbled || error instanceof DockerError.TimedOut, error.toString());
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json("[]"));
        failed(DockerError.Garbled.class, engine.look(WEB));
    }

    @Test
    void silence_isGivenUpAtTheLimit() {
        docker.answers("GET /_ping", new byte[0]);
        var hurried = new DockerEngine(new SocketWay(folder.resolve("docker.sock")), Duration.ofSeconds(1));
        assertTrue(
                failed(DockerError.TimedOut.class, hurried.containers()).text().contains("1 s"));
    }

    /** A way that opens only when it is let, whatever it is told meanwhile. */
    private final class SlowWay implements DockerLine.Way {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch told = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public String where() {
            return "far away";
        }

        @Override
        public DockerLine open() throws DockerRefusal {
            asked.countDown();
            while (let.getCount() > 0) {
                try {
                    let.await();
                } catch (InterruptedException hurried) {
                    told.countDown();
                }
            }
            var line = new SocketWay(folder.resolve("docker.sock")).open();
            return new DockerLine() {
                @Override
                public InputStream input() {
                    return line.input();
                }

                @Override
                public OutputStream output() {
                    return line.output();
                }

                @Override
                public Optional<DockerError> complaint() {
                    return line.complaint();
                }

                @Override
                public void close() {
                    line.close();
                    closed.countDown();
                }
            };
        }
    }

    @Test
    void lineThatOpensTooLate_isNotUsed() throws InterruptedException, ExecutionException {
        docker.answers("POST /v1.47/containers/web/restart?t=10", FakeDocker.noContent());
        docker.answers("GET /v1.47/containers/web/json", FakeDocker.json(inspected("running", false)));
        var way = new SlowWay();
        var restart = new FutureTask<>(() -> new DockerEngine(way, Duration.ofMinutes(10)).restart(WEB));
        var asking = Thread.ofVirtual().start(restart);
        way.asked.await();
        asking.interrupt();
        assertFalse(failed(DockerError.TimedOut.class, restart.get()).mayHaveActed());
        // The thread that opens is told, so that it need not wait for ever.
        way.told.await();

        way.let.countDown();
        way.closed.await();
        assertEquals(List.of(), docker.requests());
    }

    @Test
    void lineThatDoesNotOpen_isGivenUpAtTheLimit_andNothingWasDone() throws InterruptedException {
        var way = new SlowWay();
        failed(DockerError.TimedOut.class, new DockerEngine(way, Duration.ofMillis(200)).containers());
        way.told.await();
        way.let.countDown();
        way.closed.await();
        assertEquals(List.of(), docker.requests());
    }

    @Test
    void brokenWay_isAValue() {
        var broken = new DockerLine.Way() {
            @Override
            public String where() {
                return "nowhere";
            }

            @Override
            public DockerLine open() {
                throw new IllegalStateException("broken");
            }
        };
        var error = failed(DockerError.Garbled.class, new DockerEngine(broken, Duration.ofSeconds(20)).containers());
        assertTrue(error.text().contains("broken"), error.text());
    }

    @Test
    void dockersWords_areHarmless() {
        docker.answers(
                "GET /v1.47/containers/web/json",
                FakeDocker.error("404 Not Found", "No such\\ncontainer: \\u001b[2Jweb"));
        assertEquals(
                "Docker: No such container: \uFFFD[2Jweb",
                failed(DockerError.NotFound.class, engine.look(WEB)).text());
    }

    @Test
    void absentDaemon_isSaid() throws IOException {
        docker.close();
        var gone = failed(DockerError.NoDaemon.class, engine.containers());
        assertTrue(gone.text().contains("docker.sock"), gone.text());
        var never = new DockerEngine(new SocketWay(folder.resolve("none.sock")), Duration.ofSeconds(5));
        assertTrue(failed(DockerError.NoDaemon.class, never.containers()).text().contains("no such socket"));
    }

    @Test
    void namesThatAreNone_areRefused() {
        for (var bad : List.of("", "../x", "a b", "a/b", "-x", "a?b")) {
            assertThrows(IllegalArgumentException.class, () -> new ContainerName(bad), bad);
        }
    }

    /** What {@code docker system dial-stdio} does: its input goes to the socket, and what comes from there to its output. */
    private static final String DIAL = """
            #!/usr/bin/env python3
            import os, socket, sys, threading
            if sys.argv[1:] != ["system", "dial-stdio"]:
                sys.exit("unknown command: " + " ".join(sys.argv[1:]))
            line = socket.socket(socket.AF_UNIX)
            try:
                line.connect("SOCKET")
            except OSError as refused:
                sys.exit("SAID")
            def up():
                while True:
                    part = os.read(0, 65536)
                    if not part:
                        break
                    line.sendall(part)
                line.shutdown(socket.SHUT_WR)
            threading.Thread(target=up, daemon=True).start()
            while True:
                part = line.recv(65536)
                if not part:
                    break
                os.write(1, part)
            """;

    private <T> T overSsh(String script, Function<DockerEngine, T> talk) throws IOException, InterruptedException {
        var programs = Files.createDirectory(folder.resolve("bin"));
        if (!script.isEmpty()) {
            var program = Files.writeString(programs.resolve("docker"), script);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var path = script.isEmpty() ? programs.toString() : programs + ":/usr/bin:/bin";
        try (var sshd = RealSshd.start(folder, "SetEnv PATH=" + path)) {
            var settings = sshd.settings(sshd.port(), SshLimits.DEFAULT);
            try (var client =
                    new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                var node = new NodeName("pve1");
                client.learn(node, (HostKey) assertInstanceOf(SshAttempt.Succeeded.class, client.hostKeyOf(node))
                        .value());
                return talk.apply(new DockerEngine(new SshWay(client, node), Duration.ofSeconds(20)));
            }
        }
    }

    private String dial(String socket) {
        return DIAL.replace("SOCKET", folder.resolve(socket).toString())
                .replace(
                        "SAID",
                        "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock");
    }

    @Test
    void engineOfANode_isReachedOverSsh() throws IOException, InterruptedException {
        docker.answers(
                "GET /v1.47/containers/json?all=1",
                FakeDocker.chunked("application/json", LIST.getBytes(StandardCharsets.UTF_8), 50));
        assertEquals(
                3, done(overSsh(dial("docker.sock"), DockerEngine::containers)).size());
    }

    @Test
    void socketThatIsNotForUs_isSaidOverSsh() throws IOException, InterruptedException {
        failed(DockerError.PermissionDenied.class, overSsh(dial("absent.sock"), DockerEngine::containers));
    }

    @Test
    void nodeWithoutDocker_isSaid() throws IOException, InterruptedException {
        var missing = failed(DockerError.NoDaemon.class, overSsh("", DockerEngine::containers));
        assertTrue(missing.text().contains("docker is not installed"), missing.text());
    }
}
