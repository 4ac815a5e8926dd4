package dev.jarvis.standalone.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two hundred clients that connect and never speak: some not at all, some stop in the middle, some do not greet. */
final class SilentClients implements AutoCloseable {

    private static final int PLAIN = 70;
    private static final int HALF = 65;
    private static final int UPGRADED = 65;

    private final List<Connection> plain = new ArrayList<>();
    private final List<Connection> half = new ArrayList<>();
    private final List<Connection> upgraded = new ArrayList<>();

    SilentClients(int port, FrameTricks tricks, Random random) throws IOException {
        for (int index = 0; index < PLAIN; index++) {
            plain.add(new Connection(port));
        }
        for (int index = 0; index < HALF; index++) {
            var connection = new Connection(port);
            connection.send(Bytes.of("GET / HTTP/1.1\r\nX-"));
            half.add(connection);
        }
        for (int index = 0; index < UPGRADED; index++) {
            var connection = new Connection(port);
            connection.send(tricks.upgrade(random));
            upgraded.add(connection);
        }
    }

    /** What is wrong with how those ended that began to say something: each must have been told why. */
    List<String> faults() throws IOException {
        var faults = new ArrayList<String>();
        for (var connection : half) {
            var heard = connection.rest();
            if (!new String(heard.bytes(), StandardCharsets.UTF_8).startsWith("HTTP/1.1 408")) {
                faults.add("half a request was not ended by 408: " + heard.end());
            }
        }
        for (var connection : upgraded) {
            var head = connection.head();
            var heard = connection.rest();
            boolean told =
                    Frame.all(heard.bytes()).stream().anyMatch(frame -> frame.isClose() && frame.closeCode() == 1008);
            if (!head.startsWith("HTTP/1.1 101") || !told) {
                faults.add("a WebSocket that never greets was not closed by 1008: " + heard.end() + "\n" + head);
            }
        }
        return faults;
    }

    @Override
    public void close() throws IOException {
        for (var connections : List.of(plain, half, upgraded)) {
            for (var connection : connections) {
                connection.close();
            }
        }
    }
}
