package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that are bad in every way, round after round: no other host is held up by them, and nothing is left behind. */
class NothingLeaksTest {

    private static final Reply VERSION = Reply.data("{\"version\":\"9.1.2\"}");
    private static final int ROUNDS = 100;

    /** Each in turn; those that end at the deadline are few, or the test would take its time. */
    private static final List<Reply> BAD = List.of(
            Reply.reset(),
            Reply.raw(595, "Connection refused", "text/plain", ""),
            Reply.raw(200, "OK", "text/html", "<html>router</html>"),
            Reply.raw(200, "OK", "application/json", "{\"data\":[{"),
            Reply.half("{\"data\":[{"),
            Reply.error(500, "got no worker upid"));

    /** Eight megabytes each time. */
    private static final Reply ENDLESS = Reply.endless(256 * 1024, 0);

    @Test
    @Timeout(120)
    void badAnswers_leaveNoConnectionThreadOrDescriptor() throws Exception {
        try (var server = new ScriptedProxmox();
                var client = Connected.to(server)) {
            rounds(server, client, 25);
            long threads = liveThreads();
            int descriptors = descriptors();
            rounds(server, client, ROUNDS);

            assertEquals("9.1.2", works(server, client));
            awaitAtMost(1, server);
            while (liveThreads() > threads) {
                Thread.sleep(5);
            }
            assertTrue(descriptors() <= descriptors + 8, descriptors() + " descriptors, before " + descriptors);
        }
    }

    @Test
    @Timeout(120)
    void hostsThatHangRefuseOrShowAnotherCertificate_leaveNothingEither() throws Exception {
        try (var hanging = new ScriptedProxmox().on("GET /version", Reply.hang());
                var impostor = new ScriptedProxmox().on("GET /version", VERSION)) {
            var dead = Connected.deadHost();
            var pins = Map.of("PROXMOX_FINGERPRINTS", "pve=" + hanging.fingerprint());
            var hosts = List.of(dead, impostor.host(), hanging.host());
            int before = 0;
            for (int round = 0; round < ROUNDS; round++) {
                if (round == 10) {
                    before = descriptors();
                }
                try (var client = Connected.with(
                        Connected.settings(pins, hosts), new ForgetfulBackoff(), InstantSource.system())) {
                    var error = Connected.errorOf(
                            () -> client.within(Duration.ofMillis(60)).cluster().version());
                    assertTrue(
                            error instanceof ProxmoxError.Unreachable || error instanceof ProxmoxError.Untrusted,
                            error::text);
                }
            }
            awaitAtMost(0, hanging);
            awaitAtMost(0, impostor);
            assertEquals(List.of(), impostor.calls());
            assertTrue(descriptors() <= before + 12, descriptors() + " descriptors, before " + before);
        }
    }

    /** One client, one host that hangs and is asked first: who asks about other nodes is answered by the other host. */
    @Test
    @Timeout(60)
    void hostThatHangs_holdsUpNoCallAboutOtherNodes() throws Exception {
        var waiting = new NodeName("pve1");
        var others = List.of(new NodeName("pve2"), new NodeName("pve3"));
        try (var good = new ScriptedProxmox();
                var bad = new ScriptedProxmox().otherwise(request -> Reply.hang());
                var client = Connected.to(bad, good);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            good.on("GET /nodes/pve1/status", Reply.hang());
            others.forEach(node -> good.on("GET /nodes/" + node + "/status", Reply.data("{\"uptime\":60}")));
            var hanging = new ArrayList<Future<ProxmoxError>>();
            for (int caller = 0; caller < 4; caller++) {
                hanging.add(threads.submit(() -> Connected.errorOf(
                        () -> client.within(Duration.ofSeconds(50)).nodes().status(waiting))));
            }
            awaitRequests(bad, 4);
            client.within(Duration.ofSeconds(1)).nodes().status(others.getFirst());
            assertEquals(5, bad.requests().size());
            for (int call = 0; call < 200; call++) {
                client.nodes().status(others.get(call % 2));
            }
            assertEquals(5, bad.requests().size(), "the host that hangs was asked again");
            assertTrue(hanging.stream().noneMatch(Future::isDone), "a bad host was given up early");
            bad.powerOff();
            good.powerOff();
            for (var call : hanging) {
                call.get();
            }
        }
    }

    private static void rounds(ScriptedProxmox server, ProxmoxClient client, int rounds) {
        for (int round = 0; round < rounds; round++) {
            server.on("GET /version", round % 25 == 24 ? ENDLESS : BAD.get(round % BAD.size()));
            Connected.errorOf(() -> client.cluster().version());
        }
        server.on("GET /version", Reply.hang());
        Connected.errorOf(() -> client.within(Duration.ofMillis(50)).cluster().version());
    }

    private static String works(ScriptedProxmox server, ProxmoxClient client) {
        server.on("GET /version", VERSION);
        return client.cluster().version().version();
    }

    private static void awaitAtMost(int open, ScriptedProxmox server) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (server.openConnections() > open) {
                Thread.sleep(5);
            }
        });
    }

    private static void awaitRequests(ScriptedProxmox server, int count) throws InterruptedException {
        while (server.requests().size() < count) {
            Thread.sleep(5);
        }
    }

    /** Without those that carry virtual threads, which Java makes as it likes. */
    private static long liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("VirtualThread"))
                .count();
    }

    private static int descriptors() throws IOException {
        var open = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(open), "descriptors were not counted: there is no " + open);
        try (var files = Files.list(open)) {
            return (int) files.count();
        }
    }
}
