package dev.jarvis.bench;

import dev.jarvis.bench.client.Feed;
import dev.jarvis.bench.client.KeptConnection;
import dev.jarvis.bench.client.Login;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.program.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How quickly the whole state is answered, how large it is, and what a quiet cluster sends to one client. */
final class StateBenchmark implements Benchmark {

    private static final String PATH = "/api/cluster/status";
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;
    private static final Duration USUALLY = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private static final double GOAL_MEDIAN_MILLIS = 3;
    private static final double GOAL_P99_MILLIS = 30;
    private static final double GOAL_ANSWER_KILOBYTES = 40;
    private static final double GOAL_QUIET_KILOBYTES = 5;

    /** The limit on requests of one address at its highest, since the load would meet it and no person does. */
    private static final Map<String, String> HIGHEST_LIMIT = Map.of("JARVIS_ACCESS_REQUESTS_PER_SECOND", "1000000");

    /** The JDK's server writes head and body apart; without this, each answer would wait for the acknowledgement. */
    private static final List<String> NO_DELAY = List.of("-Dsun.net.httpserver.nodelay=true");

    @Override
    public String name() {
        return "state";
    }

    @Override
    public String purpose() {
        return "the whole state: how quick, how large, and what a quiet cluster sends";
    }

    @Override
    public String options() {
        return "[--for 20s] [--quiet 60s]";
    }

    /** Of one server: what 8 clients measured, and what one did. */
    private record Measured(ClosedLoop.Answers many, ClosedLoop.Answers one) {

        Measured plus(Measured more) {
            return new Measured(many.plus(more.many), one.plus(more.one));
        }
    }

    private record Traffic(List<Long> windows, long worst) {}

    @Override
    public Report run(List<String> words) throws Exception {
        var arguments = Arguments.read(words, List.of("--for", "--quiet"));
        var time = arguments.time("--for", USUALLY, Duration.ofSeconds(1));
        var quiet = arguments.time("--quiet", QUIET, WINDOW);
        var conditions = new ArrayList<>(Machine.conditions());
        try (var scratch = Scratch.make();
                var jarvis = Jarvis.start("up", scratch.database(), HIGHEST_LIMIT)) {
            var login = jarvis.logIn();
            int port = jarvis.address().getPort();
            var ours = new ClosedLoop(port, request(login));
            long plain = bytes(port, ours.request());
            long packed = bytes(port, request(login, "Accept-Encoding: gzip"));
            try (var bare = Program.start(Bytes.class, NO_DELAY, List.of(Long.toString(plain)))) {
                int barePort = Integer.parseInt(bare.says("port (\\d+)").group(1));
                var theirs = new ClosedLoop(barePort, KeptConnection.request(barePort, "/"));
                warmUp(ours, theirs);
                var share = time.dividedBy(ROUNDS);
                var us = new Measured(ClosedLoop.NONE, ClosedLoop.NONE);
                var them = us;
                for (int round = 0; round < ROUNDS; round++) {
                    us = us.plus(measure(ours, share));
                    them = them.plus(measure(theirs, share));
                }
                conditions.add(CLIENTS + " clients, then one, each asking again as soon as it is answered, over"
                        + " connections that stay open; " + time.toSeconds() + " s of each in " + ROUNDS
                        + " turns with the yardstick, after " + WARM_UP.toSeconds() + " s of warm-up");
                conditions.add("logged in, no ETag sent, no compression asked for; " + Jarvis.NODES + " nodes, "
                        + Jarvis.GUESTS + " guests; clients and servers share the cores; 1 KB is 1,000 bytes");
                conditions.add("settings: the limit on requests of one address is raised by " + HIGHEST_LIMIT);
                var traffic = listen(jarvis.process(), login, quiet);
                conditions.add("quiet cluster: one WebSocket after hello and its snapshot, over " + quiet.toSeconds()
                        + " s; bytes are those of the frames' payloads");
                return report(conditions, us, them, plain, packed, traffic);
            }
        }
    }

    private static String request(Login login, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Authorization: " + login.bearer());
        return KeptConnection.request(login.address().getPort(), PATH, all.toArray(String[]::new));
    }

    private static long bytes(int port, String request) throws IOException {
        try (var connection = KeptConnection.to(port)) {
            return connection.ask(request);
        }
    }

    private static void warmUp(ClosedLoop... loops) throws IOException, InterruptedException {
        for (var loop : loops) {
            loop.run(CLIENTS, WARM_UP);
        }
    }

    private static Measured measure(ClosedLoop loop, Duration time) throws IOException, InterruptedException {
        return new Measured(loop.run(CLIENTS, time), loop.run(1, time));
    }

    private static Traffic listen(Running jarvis, Login login, Duration time) throws IOException, InterruptedException {
        try (var feed = Feed.follow(login)) {
            long from = System.nanoTime();
            jarvis.keepsRunning(time);
            var windows = new Windows(feed.received(), WINDOW);
            return new Traffic(windows.backToBack(from, from + time.toNanos()), windows.worst());
        }
    }

    private static Report report(
            List<String> conditions, Measured us, Measured them, long plain, long packed, Traffic traffic) {
        var ours = Quantiles.of(us.many().nanos());
        var theirs = Quantiles.of(them.many().nanos());
        var figures = List.of(
                Figure.of(CLIENTS + " clients, p50", millis(ours.median()), "ms")
                        .withGoal(GOAL_MEDIAN_MILLIS)
                        .against(millis(theirs.median()))
                        .noting(perSecond(us.many(), them.many())),
                Figure.of(CLIENTS + " clients, p99", millis(ours.at(0.99)), "ms")
                        .withGoal(GOAL_P99_MILLIS)
                        .against(millis(theirs.at(0.99)))
                        .noting(ours.count() + " answers"),
                Figure.of(
                                "one client, p50",
                                millis(Quantiles.of(us.one().nanos()).median()),
                                "ms")
                        .against(millis(Quantiles.of(them.one().nanos()).median()))
                        .noting(perSecond(us.one(), them.one())),
                Figure.of("the answer", kilobytes(plain), "KB").withGoal(GOAL_ANSWER_KILOBYTES),
                Figure.of("the answer, as gzip", kilobytes(packed), "KB"),
                Figure.of(
                                "sent to a client in 10 s, median",
                                kilobytes(Quantiles.of(traffic.windows()).median()),
                                "KB")
                        .withGoal(GOAL_QUIET_KILOBYTES)
                        .against(kilobytes(plain))
                        .noting(traffic.windows().size() + " windows back to back"),
                Figure.of("sent to a client in 10 s, worst", kilobytes(traffic.worst()), "KB")
                        .withGoal(GOAL_QUIET_KILOBYTES)
                        .against(kilobytes(plain))
                        .noting("of any 10 s in it"));
        return new Report(
                "state: GET " + PATH + ", and what a quiet cluster sends",
                conditions,
                "the JDK's com.sun.net.httpserver, in a process of its own, with 8 threads, answering as many bytes from"
                        + " memory; for what is sent: one whole answer every 10 s",
                figures);
    }

    private static String perSecond(ClosedLoop.Answers us, ClosedLoop.Answers them) {
        return String.format(Locale.ROOT, "%.0f answers/s, the yardstick %.0f", us.perSecond(), them.perSecond());
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static double kilobytes(long bytes) {
        return bytes / 1e3;
    }
}
