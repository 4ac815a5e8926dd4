package dev.jarvis.fanout;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {

    @TempDir
    Path folder;

    @Test
    void stop_tellsEverybodyToComeBack() {
        var server = RunningFanout.in(folder);
        try (var greeted = server.live();
                var ungreeted = server.connect("/ws")) {
            ungreeted.send("not a greeting");
            ungreeted.await("error");
            server.context().close();
            greeted.closesWith(1012);
            ungreeted.closesWith(1012);
        } finally {
            server.close();
        }
    }
}
