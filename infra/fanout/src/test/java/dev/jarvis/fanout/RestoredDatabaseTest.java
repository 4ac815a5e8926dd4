package dev.jarvis.fanout;

import static dev.jarvis.fanout.Client.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.jarvis.upkeep.Backup;
import dev.jarvis.upkeep.Restore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is restored, as {@code jarvis db restore} does it, while all is running and clients listen. */
class RestoredDatabaseTest {

    @Test
    void everybodyComesBack_andIsReset(@TempDir Path folder, @TempDir Path elsewhere) throws Exception {
        var backup = elsewhere.resolve("backup.db");
        try (var server = RunningFanout.in(folder);
                var before = server.greet(Client.HELLO)) {
            var epoch = text(before.await("snapshot"), "payload.epoch");
            server.seed().event("kept");
            assertEquals("kept", before.nextEvent());
            assertInstanceOf(
                    Backup.Outcome.Made.class,
                    server.context().getBean(Backup.class).make(backup, false));
            server.seed().event("after the backup");
            var position = text(before.await("event"), "id");

            assertInstanceOf(
                    Restore.Outcome.Restored.class,
                    server.context().getBean(Restore.class).from(backup));
            before.closesWith(1012);

            try (var after = server.greet(
                    "{\"type\":\"hello\",\"payload\":{\"after\":" + position + ",\"epoch\":\"" + epoch + "\"}}")) {
                var reset = after.next();
                assertEquals("reset", text(reset, "type"), reset::toString);
                assertNotEquals(epoch, text(reset, "payload.epoch"));
                var snapshot = after.next();
                assertEquals("snapshot", text(snapshot, "type"));
                assertEquals("kept", text(snapshot, "payload.events.0.title"));
                server.seed().event("after the restore");
                assertEquals("after the restore", after.nextEvent());
            }
        }
    }
}
