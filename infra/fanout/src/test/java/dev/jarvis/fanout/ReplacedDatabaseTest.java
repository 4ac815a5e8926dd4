package dev.jarvis.fanout;

import static dev.jarvis.fanout.Client.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.jarvis.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another file takes the place of the database while all is running, as when a copy is restored. */
class ReplacedDatabaseTest {

    @Test
    void everybodyComesBack_andIsReset(@TempDir Path folder, @TempDir Path elsewhere) throws Exception {
        TestDatabase.in(elsewhere).close();
        try (var server = RunningFanout.in(folder);
                var before = server.greet(Client.HELLO)) {
            var epoch = text(before.await("snapshot"), "payload.epoch");
            server.seed().event("of the first");
            var position = text(before.await("event"), "id");

            Files.delete(folder.resolve("jarvis.db-wal"));
            Files.delete(folder.resolve("jarvis.db-shm"));
            Files.move(
                    elsewhere.resolve("jarvis.db"), folder.resolve("jarvis.db"), StandardCopyOption.REPLACE_EXISTING);
            before.closesWith(1012);

            try (var after = server.greet(
                    "{\"type\":\"hello\",\"payload\":{\"after\":" + position + ",\"epoch\":\"" + epoch + "\"}}")) {
                var reset = after.next();
                assertEquals("reset", text(reset, "type"), reset::toString);
                assertNotEquals(epoch, text(reset, "payload.epoch"));
                var snapshot = after.next();
                assertEquals("snapshot", text(snapshot, "type"));
                assertEquals("", text(snapshot, "payload.events.0.title"));
                server.seed().event("of the second");
                assertEquals("of the second", after.nextEvent());
            }
        }
    }
}
