package dev.jarvis.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system says of this very process. */
class UsageTest {

    private static final long PID = ProcessHandle.current().pid();

    @Test
    void memory_growsWithWhatIsHeld() throws IOException {
        long before = Usage.pssKib(PID);
        var held = new byte[64 << 20];
        for (int index = 0; index < held.length; index += 4096) {
            held[index] = 1;
        }
        assertTrue(Usage.pssKib(PID) > before, "holding " + held.length + " bytes more");
        assertTrue(Usage.rssKib(PID) >= Usage.pssKib(PID) / 2);
    }

    @Test
    void processorTime_growsWithWork() throws IOException {
        double before = Usage.cpuSeconds(PID);
        long sum = 0;
        while (Usage.cpuSeconds(PID) == before) {
            for (int number = 0; number < 1_000_000; number++) {
                sum += number ^ sum;
            }
        }
        assertTrue(Usage.cpuSeconds(PID) > before, "after working for " + sum);
    }

    @Test
    void writtenBytes_areCounted(@TempDir Path folder) throws IOException {
        long before = Usage.writtenBytes(PID);
        var type = Files.getFileStore(folder).type();
        Files.write(folder.resolve("some"), new byte[1 << 20]);
        long written = Usage.writtenBytes(PID) - before;
        if (type.equals("tmpfs")) {
            assertTrue(written < 1 << 20, "a file in memory is not written: " + written);
        } else {
            assertTrue(written >= 1 << 20, written + " bytes on " + type);
        }
    }

    @Test
    void name_isThatOfTheProgram() throws Exception {
        assertEquals("java", Usage.name(PID));
        try (var other = Running.start(List.of("sleep", "60"), Map.of())) {
            assertEquals("sleep", Usage.name(other.pid()));
        }
    }

    @Test
    void process_thatDoesNotExist_isNoZero() {
        assertThrows(NoSuchFileException.class, () -> Usage.pssKib(Integer.MAX_VALUE));
    }
}
