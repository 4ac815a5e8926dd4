package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.program.Bytes;
import dev.jarvis.bench.program.Hello;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real processes and sockets: the yardstick's server is what is asked. */
class KnockTest {

    @Test
    void answer_endsTheAsking() throws Exception {
        long began = System.nanoTime();
        try (var server = Program.start(Bytes.class, List.of("100"))) {
            int port = Integer.parseInt(server.says("port (\\d+)").group(1));
            assertTrue(Knock.get(port, "/").untilAnsweredBy(server) > began);
        }
    }

    @Test
    void server_thatEnds_isNotWaitedFor() throws Exception {
        try (var ended = Program.start(Hello.class, List.of())) {
            var knock = Knock.get(Knock.freePort(), "/");
            var told = assertThrows(CannotMeasure.class, () -> knock.untilAnsweredBy(ended));
            assertTrue(String.valueOf(told.getMessage()).contains("ended with 0"), told.getMessage());
        }
    }
}
