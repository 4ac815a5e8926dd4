package dev.jarvis.bench;

import dev.jarvis.bench.client.Login;
import dev.jarvis.bench.load.BareBroadcaster;
import dev.jarvis.bench.load.EventWriter;
import dev.jarvis.bench.load.FanoutLoad;
import dev.jarvis.bench.load.Stamps;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.process.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One load on the fan-out, and the same load on the yardstick. */
record FanoutRun(Load load, Scratch scratch, long seed) {

    private static final int LAST_WORDS = 500;
    private static final double MICROS_A_SECOND = 1_000_000;

    /**
     * What is sent to whom.
     *
     * @param stretch seconds of the warm-up, and of each stretch that counts
     * @param stretches how many count
     */
    record Load(int clients, int perSecond, int stretch, int stretches) {

        int warm() {
            return stretch * perSecond;
        }

        int events() {
            return (1 + stretches) * warm();
        }

        int seconds() {
            return stretch * stretches;
        }
    }

    /**
     * What came of it.
     *
     * @param nanos from the sending of an event to its arrival at a client
     * @param microsAFrame of the sending process's processor time
     */
    record Outcome(Quantiles nanos, double microsAFrame, long pssKib) {}

    /** A writer, the fan-out and the clients, each in a process of its own. */
    Outcome ofTheFanout() throws Exception {
        var password = Password.draw();
        var settings = settings(password);
        var token = logIn(settings, password);
        try (var fanout = Running.jarvis(List.of("fanout"), settings)) {
            int port = Integer.parseInt(
                    fanout.says("fan-out listens on http://\\S+:(\\d+)").group(1));
            try (var clients = clients("of-fanout", port, token)) {
                clients.says("ready");
                try (var writer = Program.startWithLibraries(
                        EventWriter.class,
                        Map.of("DB_PATH", database()),
                        "--count",
                        Integer.toString(load.events()),
                        "--rate",
                        Integer.toString(load.perSecond()),
                        "--seed",
                        Long.toString(seed),
                        "--stamps",
                        file("of-writer.stamps").toString())) {
                    var outcome = watch(fanout, writer, clients);
                    writer.awaitEnd();
                    return outcome.with(latencies("of-fanout", "of-writer.stamps"));
                }
            }
        }
    }

    /** A bare broadcaster and the clients; needs a frame of the fan-out, and so runs after it. */
    Outcome ofTheYardstick() throws Exception {
        try (var broadcaster = Program.startWithLibraries(
                BareBroadcaster.class,
                Map.of(),
                "--clients",
                Integer.toString(load.clients()),
                "--events",
                Integer.toString(load.events()),
                "--rate",
                Integer.toString(load.perSecond()),
                "--seed",
                Long.toString(seed),
                "--frame",
                file("of-fanout.last").toString(),
                "--stamps",
                file("of-broadcaster.stamps").toString())) {
            int port = Integer.parseInt(broadcaster.says("listens at (\\d+)").group(1));
            try (var clients = clients("of-broadcaster", port, "")) {
                var outcome = watch(broadcaster, broadcaster, clients);
                broadcaster.says("sent");
                return outcome.with(latencies("of-broadcaster", "of-broadcaster.stamps"));
            }
        }
    }

    private Map<String, String> settings(String password) {
        return Map.of(
                "DB_PATH",
                database(),
                "PORT",
                "0",
                "FANOUT_PORT",
                "0",
                "JARVIS_FANOUT_MOST_PER_ADDRESS",
                Integer.toString(load.clients()),
                "JARVIS_PASSWORD",
                password);
    }

    private String database() {
        return scratch.database().toString();
    }

    private Path file(String name) {
        return scratch.folder().resolve(name);
    }

    /** As a person does, at the process that is for it. */
    private static String logIn(Map<String, String> settings, String password) throws Exception {
        try (var functions = Running.jarvis(List.of("functions"), settings)) {
            var address =
                    URI.create(functions.says("functions listen on (http:\\S+)").group(1));
            return Login.to(address, password).token();
        }
    }

    private Running clients(String name, int port, String token) throws IOException {
        return Program.startWithLibraries(
                FanoutLoad.class,
                Map.of("BENCH_TOKEN", token),
                "--port",
                Integer.toString(port),
                "--clients",
                Integer.toString(load.clients()),
                "--events",
                Integer.toString(load.events()),
                "--every",
                Integer.toString(load.warm()),
                "--heard",
                file(name + ".heard").toString(),
                "--last",
                file(name + ".last").toString());
    }

    private record Watched(double microsAFrame, long pssKib) {
        Outcome with(Quantiles nanos) {
            return new Outcome(nanos, microsAFrame, pssKib);
        }
    }

    private Watched watch(Running sender, Running source, Running clients) throws Exception {
        awaitHeard(load.warm(), source, clients);
        double before = Usage.cpuSeconds(sender.pid());
        for (int heard = 2 * load.warm(); heard <= load.events(); heard += load.warm()) {
            awaitHeard(heard, source, clients);
        }
        double spent = Usage.cpuSeconds(sender.pid()) - before;
        clients.says("done");
        long frames = (long) load.clients() * (load.events() - load.warm());
        return new Watched(spent * MICROS_A_SECOND / frames, Usage.pssKib(sender.pid()));
    }

    private static void awaitHeard(int events, Running source, Running clients) throws InterruptedException {
        try {
            clients.says("heard " + events + "\n");
        } catch (CannotMeasure silent) {
            var said = source.output();
            throw new CannotMeasure(silent.getMessage() + "\nand what they should hear comes from one that said last:\n"
                    + said.substring(Math.max(0, said.length() - LAST_WORDS)));
        }
    }

    private Quantiles latencies(String name, String stampsOf) throws IOException {
        var sent = Stamps.read(file(stampsOf));
        var heard = ByteBuffer.wrap(Files.readAllBytes(file(name + ".heard"))).asLongBuffer();
        var nanos = new long[load.clients() * (load.events() - load.warm())];
        int next = 0;
        for (int client = 0; client < load.clients(); client++) {
            for (int event = load.warm(); event < load.events(); event++) {
                nanos[next] = heard.get(client * load.events() + event)
                        - sent.get(event).asked();
                next++;
            }
        }
        return new Quantiles(nanos);
    }
}
