package dev.jarvis.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Many dashboards in one process, of as little weight as can be, since they share the machine with what is measured. Each
 * must hear events 0 to N - 1 once and in order, else this ends with why. Says {@code ready} when all have their
 * snapshots and {@code heard K} when all have heard so many, and leaves the times at which each heard each in a file.
 *
 * <pre>
 * --port P --clients C --events N
 * --every E      says so at each multiple of this
 * --heard FILE   the times: 8 bytes an event, client after client
 * --last FILE    the last event's frame, as it came
 * </pre>
 *
 * The token is the variable {@code BENCH_TOKEN}.
 */
public final class FanoutLoad {

    private static final Set<String> NAMED = Set.of("--port", "--clients", "--events", "--every", "--heard", "--last");

    private FanoutLoad() {}

    public static void main(String[] words) throws IOException {
        var options = Options.of(Arrays.asList(words), NAMED, Set.of());
        int events = options.count("--events", 1);
        var token = System.getenv().getOrDefault("BENCH_TOKEN", "");
        var clients = new ArrayList<FanoutClient>();
        for (int number = 0; number < options.count("--clients", 1); number++) {
            clients.add(FanoutClient.connect(number, options.count("--port", 0), token, events));
        }
        listen(clients, options.count("--every", 0), events);
        write(clients, events, Path.of(options.text("--heard").orElseThrow()));
        Files.write(
                Path.of(options.text("--last").orElseThrow()),
                clients.getFirst().lastEvent());
        System.out.println("done");
    }

    private static void listen(List<FanoutClient> clients, int every, int events) throws IOException {
        var buffer = ByteBuffer.allocateDirect(1 << 16);
        try (var selector = Selector.open()) {
            for (var client : clients) {
                client.channel().register(selector, SelectionKey.OP_READ, client);
            }
            int greeted = 0;
            // How many clients have come to each multiple.
            var reached = new int[events / every + 1];
            while (reached[reached.length - 1] < clients.size()) {
                selector.select();
                for (var key : selector.selectedKeys()) {
                    var client = (FanoutClient) key.attachment();
                    boolean wasGreeted = client.isGreeted();
                    int before = client.events() / every;
                    client.read(buffer);
                    if (!wasGreeted && client.isGreeted() && ++greeted == clients.size()) {
                        System.out.println("ready");
                    }
                    for (int mark = before + 1; mark <= client.events() / every; mark++) {
                        if (++reached[mark] == clients.size()) {
                            System.out.println("heard " + mark * every);
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private static void write(List<FanoutClient> clients, int events, Path file) throws IOException {
        var times = ByteBuffer.allocate(clients.size() * events * Long.BYTES);
        for (var client : clients) {
            for (int event = 0; event < events; event++) {
                times.putLong(client.heard(event));
            }
        }
        Files.write(file, times.array());
    }
}
