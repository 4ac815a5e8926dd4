package dev.jarvis.functions;

import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Functions as a process of their own. */
public final class FunctionsProcess {

    private FunctionsProcess() {}

    public static void main(String[] arguments) {
        var address = "the address of functions";
        try {
            var settings = Settings.of(System.getenv(), System.getProperties());
            var context = Launch.start(settings, Map.of());
            var server = context.getBean(EmbeddedServer.class).start();
            Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
            System.out.println("JARVIS functions listen on " + server.getURI());
            switch (context.getBean(FirstUse.class).begin(FunctionsProcess::tell)) {
                case FirstUse.Outcome.Ready ready -> tell(ready);
                case FirstUse.Outcome.Degraded degraded -> System.out.println("Degraded: " + degraded.why());
            }
        } catch (RuntimeException failed) {
            System.err.println("jarvis: " + Launch.explain(failed, address).orElseThrow(() -> failed));
            System.exit(Launch.USAGE);
        }
    }

    private static void tell(FirstUse.Outcome.Ready ready) {
        ready.made().ifPresent(password -> System.out.println("Password (shown once): " + password));
    }
}
