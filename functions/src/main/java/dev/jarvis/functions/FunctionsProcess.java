package dev.jarvis.functions;

import dev.jarvis.database.SqliteLibrary;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** The handlers as a process of their own; any number of them may serve one database. */
public final class FunctionsProcess {

    private static final int DEFAULT_PORT = 4000;

    private FunctionsProcess() {}

    public static void main(String[] arguments) {
        SqliteLibrary.useTheOneBesideTheProgram();
        Launch.main("PORT", DEFAULT_PORT, FunctionsProcess::start);
    }

    private static void start(Settings settings) {
        var context = Launch.start(settings, Map.of());
        var server = context.getBean(EmbeddedServer.class).start();
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
        switch (context.getBean(FirstUse.class).begin(FunctionsProcess::tell)) {
            case FirstUse.Outcome.Ready ready -> tell(ready);
            case FirstUse.Outcome.Degraded degraded -> System.out.println("degraded, trying again: " + degraded.why());
        }
        // Last: who waits for it may log in at once.
        System.out.println("functions listen on " + server.getURI());
    }

    private static void tell(FirstUse.Outcome.Ready ready) {
        ready.made()
                .ifPresent(password ->
                        System.out.println("password " + password + "   (made just now and shown this once)"));
    }
}
