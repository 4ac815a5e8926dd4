package dev.jarvis.fanout;

import dev.jarvis.database.SqliteLibrary;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.ListenAddress;
import dev.jarvis.settings.Settings;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** The fan-out as a process of its own; any number of them may follow one database. */
public final class FanoutProcess {

    private static final String PORT = "FANOUT_PORT";
    private static final int DEFAULT_PORT = 4001;

    private FanoutProcess() {}

    public static void main(String[] arguments) {
        SqliteLibrary.useTheOneBesideTheProgram();
        Launch.main(PORT, DEFAULT_PORT, FanoutProcess::start);
    }

    private static void start(Settings settings) {
        int port = ListenAddress.in(settings, PORT, DEFAULT_PORT).port();
        var context = Launch.start(settings, Map.of("micronaut.server.port", port));
        var server = context.getBean(EmbeddedServer.class).start();
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
        System.out.println("fan-out listens on " + server.getURI());
    }
}
