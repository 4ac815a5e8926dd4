package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.bench.client.KeptConnection;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.program.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real sockets, against the yardstick's own server. */
class ClosedLoopTest {

    @Test
    void loop_asksOverConnectionsThatStayOpen() throws Exception {
        try (var server = Program.start(Bytes.class, List.of("12345"))) {
            int port = Integer.parseInt(server.says("port (\\d+)").group(1));
            var request = KeptConnection.request(port, "/");
            try (var connection = KeptConnection.to(port)) {
                assertEquals(12_345, connection.ask(request));
                assertEquals(12_345, connection.ask(request));
            }
            var answers = new ClosedLoop(port, request).run(2, Duration.ofMillis(50));
            assertTrue(answers.nanos().size() >= 2, answers.toString());
            assertTrue(answers.nanos().stream().allMatch(nanos -> nanos > 0), answers.toString());
        }
    }
}
