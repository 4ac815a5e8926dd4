package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.program.Asleep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemorySampleTest {

    @Test
    void asleep_takesMemory() throws Exception {
        try (var asleep = Program.start(Asleep.class, List.of())) {
            asleep.says(Asleep.LINE);
            var sample = MemorySample.take(asleep);
            assertTrue(sample.uses().containsKey("Asleep"), sample.toString());
            assertTrue(sample.total(MemorySample.Use::pssKib) > 1000, sample.toString());
            assertTrue(
                    sample.total(MemorySample.Use::rssKib) >= sample.total(MemorySample.Use::pssKib),
                    sample.toString());
        }
    }

    @Test
    void process_hasTheNameByWhichItWasAnnounced() throws Exception {
        var script = "sleep 600 & echo \"  process     part $!\"; sleep 600 & echo all; wait";
        try (var shell = Running.start(List.of("sh", "-c", script), Map.of())) {
            shell.says("all");
            var sample = MemorySample.take(shell);
            assertEquals(Set.of("sh", "part", "sleep"), sample.uses().keySet());
            assertEquals(List.of("part", "sh", "sleep"), MemorySample.names(List.of(sample, sample)));
            assertEquals(0, MemorySample.of("absent", List.of(sample)).median());
        }
    }
}
