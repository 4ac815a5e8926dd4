package dev.jarvis.standalone;

import dev.jarvis.database.SqliteLibrary;
import dev.jarvis.database.TierLock;
import dev.jarvis.functions.FirstUse;
import dev.jarvis.monitor.ResidentLoop;
import dev.jarvis.monitor.Tier;
import dev.jarvis.proxmox.ProxmoxSettings;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.Optional;

/** The whole of JARVIS in one process and on one port. Without a configured cluster it brings its own. */
public final class Standalone {

    private static final Map<String, Object> SERVES_THE_DASHBOARD = Map.of(
            "micronaut.router.static-resources.dashboard.paths", "classpath:dashboard",
            "micronaut.router.static-resources.dashboard.mapping", "/**");

    private static final int DEFAULT_PORT = 4000;

    private Standalone() {}

    public static void main(String[] arguments) {
        SqliteLibrary.useTheOneBesideTheProgram();
        Launch.main("PORT", DEFAULT_PORT, Standalone::start);
    }

    private static void start(Settings settings) {
        var demo = ProxmoxSettings.parse(settings.variables()).isEmpty()
                ? Optional.of(Demo.start(settings))
                : Optional.<Demo>empty();
        var watched = demo.map(running -> running.settingsInsteadOf(settings)).orElse(settings);
        var context = Launch.start(watched, SERVES_THE_DASHBOARD);
        if (demo.isPresent()) {
            Demo.keepOthersOff(context.getBean(TierLock.class));
        }
        var server = context.getBean(EmbeddedServer.class).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, demo), "stop"));
        begin(context, new Screen(System.out, server.getURI(), demo));
    }

    private static void begin(ApplicationContext context, Screen screen) {
        var outcome = context.getBean(FirstUse.class).begin(screen::showLater);
        context.getBean(ResidentLoop.class)
                .start(context.getBeansOfType(Tier.class).stream().toList(), (_, _) -> {});
        screen.show(outcome);
    }

    private static void stop(ApplicationContext context, Optional<Demo> demo) {
        context.close();
        demo.ifPresent(Demo::close);
    }
}
