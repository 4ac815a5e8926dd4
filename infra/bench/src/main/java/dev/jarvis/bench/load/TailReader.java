package dev.jarvis.bench.load;

import dev.jarvis.feed.Change;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.Tail;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the log of changes at {@code DB_PATH} and notes when it was told of each event. When it has heard
 * {@code --count} of them it leaves the times in {@code --stamps} and says so; it goes on following until it is ended.
 * Meanwhile it sends back every byte that comes by the port that it names.
 */
public final class TailReader implements Tail.Reader {

    private final int count;
    private final Path file;
    private final int port;
    private final List<Stamps.Stamp> heard = new ArrayList<>();

    private TailReader(int count, Path file, int port) {
        this.count = count;
        this.file = file;
        this.port = port;
    }

    public static void main(String[] words) throws IOException {
        var options = Options.of(Arrays.asList(words), Set.of("--count", "--stamps"), Set.of());
        var echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("echo").start(() -> sendBack(echo));
        var reader = new TailReader(
                options.count("--count", Integer.MAX_VALUE),
                Path.of(options.text("--stamps").orElseThrow()),
                echo.getLocalPort());
        var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of());
        var following = context.getBean(Tail.class).follow(reader);
        Runtime.getRuntime().addShutdownHook(new Thread(following::close, "stop"));
    }

    private static void sendBack(ServerSocket server) {
        while (true) {
            try (var socket = server.accept()) {
                socket.setTcpNoDelay(true);
                for (int octet = socket.getInputStream().read();
                        octet >= 0;
                        octet = socket.getInputStream().read()) {
                    socket.getOutputStream().write(octet);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Override
    public void startsAt(long position) {
        System.out.println("follows, echo at " + port);
    }

    @Override
    public void read(List<Change> page, Connection connection) {
        long now = System.nanoTime();
        for (var change : page) {
            if (change.kind() == ChangeKind.EVENT) {
                heard.add(new Stamps.Stamp(Long.parseLong(change.reference()), now, now));
                if (heard.size() == count) {
                    Stamps.write(file, heard);
                    System.out.println("heard " + count);
                }
            }
        }
    }

    @Override
    public void idle(Connection connection) {}
}
