package dev.jarvis.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenSSH's own server. */
class SshClientTest {

    static final NodeName PVE1 = new NodeName("pve1");
    private static final SshLimits SHORT = new SshLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(1),
            2,
            64 * 1024,
            8);

    @TempDir
    Path folder;

    private RealSshd sshd;
    private Wire wire;
    private SshClient client;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        sshd = RealSshd.start(folder);
        wire = new Wire(sshd.port());
        client = client(SHORT);
        learn(client);
    }

    @AfterEach
    void end() throws IOException {
        if (sshd != null) {
            client.close();
            wire.close();
            sshd.close();
        }
    }

    private SshClient client(SshLimits limits) {
        var settings = sshd.settings(wire.port(), limits);
        return new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty());
    }

    static HostKey learn(SshClient client) {
        var scanned = client.hostKeyOf(PVE1);
        var key = assertInstanceOf(SshAttempt.Succeeded.class, scanned, scanned::toString)
                .value();
        var before = client.learn(PVE1, (HostKey) key);
        assertInstanceOf(
                KnownHosts.Verdict.Unknown.class,
                assertInstanceOf(SshAttempt.Succeeded.class, before).value());
        return (HostKey) key;
    }

    private SshResult.Done done(String... command) {
        return done(client.run(PVE1, List.of(command)));
    }

    private static SshResult.Done done(SshResult result) {
        return assertInstanceOf(SshResult.Done.class, result, result.text());
    }

    private static <E extends SshError> E failed(Class<E> kind, SshResult result) {
        return assertInstanceOf(
                kind,
                assertInstanceOf(SshResult.Failed.class, result, result.text()).error(),
                result.text());
    }

    @Test
    void command_tellsWhatItSaidAndHowItEnded() {
        var result = done("sh", "-c", "printf out; printf err >&2; exit 7");
        assertEquals("out", result.stdout().text());
        assertEquals("err", result.stderr().text());
        assertEquals(new Ending.Exited(7), result.ending());
        assertFalse(result.succeeded());
        assertTrue(done("true").succeeded());
    }

    @Test
    void command_endedBySignal_saysWhich() {
        assertEquals(
                new Ending.Killed("KILL"), done("sh", "-c", "kill -KILL $$").ending());
    }

    @Test
    void command_thatDoesNotExist_is127() {
        assertEquals(new Ending.Exited(127), done("no-such-program").ending());
    }

    @Test
    void command_readingItsInput_meetsTheEnd() {
        assertTrue(done("cat").succeeded());
    }

    @Test
    void arguments_arriveAsTheyAre() {
        var result = done("printf", "%s|", "a b", "$HOME", "'", "x\ny", "-n", "é");
        assertEquals("a b|$HOME|'|x\ny|-n|é|", result.stdout().text());
    }

    @Test
    void output_isBounded_andTheRestCounted() {
        var result = done("sh", "-c", "head -c 1000000 /dev/zero; head -c 300000 /dev/zero >&2");
        assertEquals(64 * 1024, result.stdout().bytes().length);
        assertEquals(1_000_000 - 64 * 1024, result.stdout().droppedBytes());
        assertEquals(300_000 - 64 * 1024, result.stderr().droppedBytes());
        assertArrayEquals(new byte[64 * 1024], result.stdout().bytes());
    }

    @Test
    void fiftyAtOnce_useOneConnection() throws InterruptedException, ExecutionException {
        int before = wire.connections();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 50)
                    .mapToObj(number -> pool.submit(() -> done("sh", "-c", "sleep 0.1; echo " + number)
                            .stdout()
                            .text()
                            .strip()))
                    .toList();
            for (int number = 0; number < running.size(); number++) {
                assertEquals(Integer.toString(number), running.get(number).get());
            }
        }
        assertEquals(1, wire.connections() - before);
    }

    @Test
    void serverWithFewerSessions_isNotAskedForMore() throws IOException, InterruptedException, ExecutionException {
        client.close();
        sshd.close();
        Files.writeString(sshd.authorizedKeys(), Files.readString(sshd.keyFile().resolveSibling("key.pub")));
        var second = folder.resolve("second");
        Files.createDirectory(second);
        try (var narrow = RealSshd.start(second, "MaxSessions 2")) {
            var settings = narrow.settings(narrow.port(), SHORT);
            try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty());
                    var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                learn(other);
                var running = IntStream.range(0, 12)
                        .mapToObj(_ -> pool.submit(() -> other.run(PVE1, List.of("sleep", "0.1"))))
                        .toList();
                for (var one : running) {
                    assertTrue(done(one.get()).succeeded());
                }
            }
        }
    }

    @Test
    void commandThatTakesTooLong_isToldSo_withWhatItSaid() {
        var late = failed(
                SshError.TimedOut.class,
                client.run(PVE1, List.of("sh", "-c", "echo begun; exec sleep 60"), Duration.ofMillis(1500)));
        assertTrue(late.started());
        assertEquals("begun\n", late.stdout().text());
        assertTrue(late.text().contains("1500 ms"), late.text());
        // The connection is still good.
        int before = wire.connections();
        assertTrue(done("true").succeeded());
        assertEquals(before, wire.connections());
    }

    /** Of a usual command and of a long one: the same command is in time for the second only. */
    @Test
    void longCommands_haveALimitOfTheirOwn() {
        try (var hurried = client(new SshLimits(
                SHORT.connect(),
                Duration.ofMillis(500),
                SHORT.longCommand(),
                SHORT.keepAlive(),
                SHORT.missedKeepAlives(),
                SHORT.outputBytes(),
                SHORT.commandsAtOnce()))) {
            var nap = List.of("sleep", "1");
            assertEquals(
                    Duration.ofMillis(500),
                    failed(SshError.TimedOut.class, hurried.run(PVE1, nap)).limit());
            assertTrue(done(hurried.runLong(PVE1, nap)).succeeded());
        }
        assertEquals(
                List.of(10L, 30L, 300L),
                Stream.of(SshLimits.DEFAULT.connect(), SshLimits.DEFAULT.command(), SshLimits.DEFAULT.longCommand())
                        .map(Duration::toSeconds)
                        .toList());
    }

    @Test
    void limitOfACommand_doesNotIncludeTheWaitForAPlace() throws InterruptedException, ExecutionException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            // With 8 places the last four begin after four seconds, and would be late if that counted.
            var running = IntStream.range(0, 20)
                    .mapToObj(_ -> pool.submit(() -> client.run(PVE1, List.of("sleep", "2"), Duration.ofMillis(5500))))
                    .toList();
            for (var one : running) {
                assertTrue(done(one.get()).succeeded());
            }
        }
    }

    @Test
    void waitForAPlace_hasABound_andTheCommandDidNotRun() throws InterruptedException, ExecutionException {
        var narrow = new SshLimits(
                Duration.ofSeconds(20),
                Duration.ofMillis(300),
                Duration.ofSeconds(40),
                Duration.ofSeconds(15),
                3,
                64 * 1024,
                1);
        var marker = folder.resolve("runs");
        try (var other = client(narrow);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(() -> other.run(
                    PVE1, List.of("sh", "-c", "echo begun > " + marker + "; exec sleep 60"), Duration.ofMinutes(5)));
            awaitFile(marker);
            var waited = failed(SshError.TimedOut.class, other.run(PVE1, List.of("true"), Duration.ofMinutes(5)));
            assertFalse(waited.started());
            assertEquals(Duration.ofMillis(300), waited.limit());
            sshd.kill();
            failed(SshError.Unreachable.class, first.get());
        }
    }

    @Test
    void whoCannotTellTheAddress_isAValue() {
        var settings = new SshSettings(Optional.of(sshd.keyFile()), "root", sshd.knownHosts(), Map.of(), SHORT);
        try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> {
            throw new IllegalStateException("the database is not there");
        })) {
            var unknown = failed(SshError.Unreachable.class, other.run(PVE1, List.of("true")));
            assertEquals("the database is not there", unknown.reason());
            assertFalse(unknown.mayHaveRun());
        }
    }

    @Test
    void strangersLastWords_areHarmless() throws IOException {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> disconnect(stranger, "go\u001b[2J\naway\u0007"));
            var settings = sshd.settings(stranger.getLocalPort(), SHORT);
            try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                var text = other.run(PVE1, List.of("true")).text();
                assertTrue(text.contains("go\uFFFD[2J away\uFFFD"), text);
                assertTrue(text.chars().noneMatch(Character::isISOControl), text);
            }
        }
    }

    /** What a server may say before it has shown any key: SSH_MSG_DISCONNECT (RFC 4253, 11.1). */
    private static void disconnect(ServerSocket server, String words) {
        var said = words.getBytes(StandardCharsets.UTF_8);
        int payload = 1 + 4 + 4 + said.length + 4;
        int padding = 16 - (5 + payload) % 8;
        var packet = ByteBuffer.allocate(5 + payload + padding)
                .putInt(1 + payload + padding)
                .put((byte) padding)
                .put((byte) 1)
                .putInt(11)
                .putInt(said.length)
                .put(said)
                .putInt(0);
        try (var socket = server.accept()) {
            socket.getOutputStream().write("SSH-2.0-stranger\r\n".getBytes(StandardCharsets.US_ASCII));
            // Only once the other side waits for an answer: who is still writing would hear of a closed socket instead.
            var heard = new DataInputStream(socket.getInputStream());
            while (heard.read() != '\n') {
                // Its name.
            }
            heard.readNBytes(heard.readInt());
            socket.getOutputStream().write(packet.array());
            // Until the other side has understood and left.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Test
    void commandWhoseChildHoldsTheOutput_countsAsEnded() {
        var result = done(client.run(PVE1, List.of("sh", "-c", "sleep 3 & exit 4"), Duration.ofSeconds(1)));
        assertEquals(new Ending.Exited(4), result.ending());
    }

    @Test
    void manyTimeOuts_leaveNoThreadAndNoPlaceBehind() {
        assertTrue(done("true").succeeded());
        failed(SshError.TimedOut.class, client.run(PVE1, List.of("sleep", "30"), Duration.ofMillis(60)));
        int descriptors = descriptors();
        for (int round = 0; round < 20; round++) {
            failed(SshError.TimedOut.class, client.run(PVE1, List.of("sleep", "30"), Duration.ofMillis(60)));
        }
        assertTrue(done("true").succeeded());
        // A leak would show once a time-out; the system itself opens one or two more now and then.
        assertTrue(descriptors() < descriptors + 10, "descriptors " + descriptors + " then " + descriptors());
        var readers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sshj-"))
                .count();
        assertTrue(readers <= 2, "threads of the library: " + readers);
    }

    private static int descriptors() {
        var open = Path.of("/proc/self/fd").toFile().list();
        return open == null ? 0 : open.length;
    }

    @Test
    void killedServer_losesTheRunningCommand_andTheNextReconnects() throws IOException, InterruptedException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = pool.submit(() ->
                    client.run(PVE1, List.of("sh", "-c", "echo begun >> " + folder.resolve("runs") + "; sleep 60")));
            awaitFile(folder.resolve("runs"));
            sshd.kill();
            assertTrue(failed(SshError.Unreachable.class, running.get()).mayHaveRun());
            assertEquals("begun\n", Files.readString(folder.resolve("runs")));
            var down = failed(SshError.Unreachable.class, client.run(PVE1, List.of("true")));
            assertFalse(down.mayHaveRun());
            sshd.startAgain();
            assertTrue(done("true").succeeded());
        } catch (ExecutionException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(10);
        }
    }

    @Test
    void cutConnection_isReplaced() {
        assertTrue(done("true").succeeded());
        int before = wire.connections();
        wire.cut();
        assertTrue(done("true").succeeded());
        assertEquals(before + 1, wire.connections());
    }

    @Test
    void serverThatStopsAnswering_isNoticed_andTheCommandRepeatedOnANewConnection() {
        assertTrue(done("true").succeeded());
        wire.freeze();
        var silent = failed(SshError.Unreachable.class, client.run(PVE1, List.of("true")));
        assertFalse(silent.mayHaveRun(), silent.text());
        wire.thawForNewOnes();
        assertTrue(done("true").succeeded());
    }

    @Test
    void serverThatStopsDuringACommand_isTimedOut() {
        assertTrue(done("true").succeeded());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var marker = folder.resolve("runs");
            var running = pool.submit(() -> client.run(
                    PVE1, List.of("sh", "-c", "echo begun > " + marker + "; sleep 60"), Duration.ofSeconds(30)));
            awaitFile(marker);
            wire.freeze();
            // The keep-alive finds out long before the command's own limit.
            assertTrue(failed(SshError.Unreachable.class, running.get()).mayHaveRun());
        } catch (InterruptedException | ExecutionException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void serverThatNeverSpeaks_isGivenUpWithinTheLimit() {
        wire.freeze();
        var silent = failed(SshError.Unreachable.class, client.run(PVE1, List.of("true")));
        assertTrue(silent.text().contains("127.0.0.1:" + wire.port()), silent.text());
    }

    @Test
    void unknownHost_isRefused_andSaysHowToLearnIt() throws IOException {
        Files.delete(sshd.knownHosts());
        var unknown = failed(SshError.HostKeyUnknown.class, client.run(PVE1, List.of("true")));
        assertTrue(unknown.text().contains("jarvis init"), unknown.text());
        assertTrue(unknown.text().contains(unknown.presented().fingerprint()), unknown.text());
    }

    @Test
    void changedHostKey_isRefused_withBothFingerprintsAndTheLine() throws IOException, InterruptedException {
        var before = learnt();
        client.close();
        Files.writeString(sshd.knownHosts(), "# a comment\n" + Files.readString(sshd.knownHosts()));
        sshd.kill();
        sshd.renewHostKey("ed25519");
        sshd.startAgain();
        client = client(SHORT);
        var changed = failed(SshError.HostKeyChanged.class, client.run(PVE1, List.of("true")));
        assertEquals(before, changed.known());
        assertEquals(2, changed.line());
        assertTrue(changed.text().contains(before.fingerprint()), changed.text());
        assertTrue(changed.text().contains(changed.presented().fingerprint()), changed.text());
        assertTrue(changed.text().contains(sshd.knownHosts().toString()), changed.text());
    }

    private HostKey learnt() {
        return (HostKey) assertInstanceOf(SshAttempt.Succeeded.class, client.hostKeyOf(PVE1))
                .value();
    }

    @Test
    void strangersKey_isNotAuthorised_andTheTextSaysWhatToDo() throws IOException, InterruptedException {
        RealSshd.keyPair(folder.resolve("stranger"), "ed25519");
        Files.copy(folder.resolve("stranger"), sshd.keyFile(), StandardCopyOption.REPLACE_EXISTING);
        client.close();
        client = client(SHORT);
        var refused = failed(SshError.NotAuthorised.class, client.run(PVE1, List.of("true")));
        assertTrue(refused.text().contains("authorized_keys"), refused.text());
        assertTrue(refused.text().contains("SHA256:"), refused.text());
    }

    @Test
    void keysOfOtherTypes_logIn() throws IOException, InterruptedException {
        for (var type : List.of("ecdsa", "rsa")) {
            var file = folder.resolve(type);
            RealSshd.keyPair(file, type);
            Files.copy(folder.resolve(type + ".pub"), sshd.authorizedKeys(), StandardCopyOption.REPLACE_EXISTING);
            var settings = new SshSettings(
                    Optional.of(file),
                    System.getProperty("user.name"),
                    sshd.knownHosts(),
                    Map.of(PVE1, new SshAddress("127.0.0.1", wire.port())),
                    SHORT);
            try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                assertTrue(done(other.run(PVE1, List.of("true"))).succeeded(), type);
            }
        }
    }

    @Test
    void hostsWithOtherKeyTypes_areKnown() throws IOException, InterruptedException {
        for (var type : List.of("ecdsa", "rsa")) {
            client.close();
            sshd.kill();
            sshd.renewHostKey(type);
            sshd.startAgain();
            Files.delete(sshd.knownHosts());
            client = client(SHORT);
            assertTrue(learn(client).type().contains(type), type);
            assertTrue(done("true").succeeded(), type);
        }
    }

    @Test
    void serverWithUnsoundMethodsOnly_isRefused() throws IOException, InterruptedException {
        var old = Files.createDirectory(folder.resolve("old"));
        try (var server = RealSshd.start(old, "KexAlgorithms diffie-hellman-group14-sha1")) {
            var settings = server.settings(server.port(), SHORT);
            try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                var refused = failed(SshError.NoCommonAlgorithm.class, other.run(PVE1, List.of("true")));
                assertTrue(refused.text().contains("sound"), refused.text());
            }
        }
    }

    @Test
    void keysThatCannotBeUsed_sayWhy_andQuoteNothing() throws IOException, InterruptedException {
        RealSshd.keyPair(folder.resolve("locked"), "ed25519", "-N", "secret");
        RealSshd.keyPair(folder.resolve("pem"), "rsa", "-m", "PEM");
        Files.writeString(folder.resolve("junk"), "junk");
        for (var wrong : Map.of(
                        "locked",
                        "passphrase",
                        "pem",
                        "OpenSSH's format",
                        "junk",
                        "no private key",
                        "absent",
                        "does not exist",
                        "key.pub",
                        "public half")
                .entrySet()) {
            var settings = new SshSettings(
                    Optional.of(folder.resolve(wrong.getKey())), "root", sshd.knownHosts(), Map.of(), SHORT);
            try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
                var text = failed(SshError.KeyUnusable.class, other.run(PVE1, List.of("true")))
                        .text();
                assertTrue(text.contains(wrong.getValue()), text);
                assertFalse(text.contains("BEGIN"), text);
            }
        }
    }

    @Test
    void noKey_saysWhatToSet() {
        var settings = new SshSettings(Optional.empty(), "root", sshd.knownHosts(), Map.of(), SHORT);
        try (var other = new SshClient(settings, new KnownHosts(settings.knownHosts()), node -> Optional.empty())) {
            assertTrue(failed(SshError.NotConfigured.class, other.run(PVE1, List.of("true")))
                    .text()
                    .contains("SSH_KEY_FILE"));
        }
    }

    @Test
    void terminal_hasASizeThatFollows_andEndsWithItsShell() throws IOException {
        var opened = client.terminal(PVE1, new SshTerminal.Size(91, 33));
        try (var terminal = (SshTerminal) assertInstanceOf(SshAttempt.Succeeded.class, opened, opened::toString)
                .value()) {
            terminal.type("stty size; echo mark''1\n".getBytes(StandardCharsets.UTF_8));
            assertTrue(readUntil(terminal, "mark1").contains("33 91"));
            terminal.resize(new SshTerminal.Size(120, 50));
            terminal.type("stty size; echo mark''2\n".getBytes(StandardCharsets.UTF_8));
            assertTrue(readUntil(terminal, "mark2").contains("50 120"));
            terminal.type("exit 3\n".getBytes(StandardCharsets.UTF_8));
            while (terminal.output().read() >= 0) {
                // To the end of what it shows.
            }
            assertEquals(Optional.of(new Ending.Exited(3)), terminal.awaitEnding(Duration.ofSeconds(10)));
        }
    }

    private static String readUntil(SshTerminal terminal, String mark) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(mark) < 0) {
            int next = terminal.output().read();
            if (next < 0) {
                throw new AssertionError("ended after " + seen);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    @Test
    void stream_carriesBytesBothWays() throws IOException {
        var opened = client.stream(PVE1, List.of("cat"));
        try (var stream = (SshStream) assertInstanceOf(SshAttempt.Succeeded.class, opened, opened::toString)
                .value()) {
            var sent = new byte[] {0, 1, (byte) 0xff, '\n', 13};
            stream.output().write(sent);
            stream.output().flush();
            assertArrayEquals(sent, stream.input().readNBytes(sent.length));
            stream.output().close();
            assertEquals(-1, stream.input().read());
        }
    }
}
