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
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** The whole of JARVIS in one process and on one port. Without a configured cluster it brings its own. */
public final class Standalone {

    private static final Map<String, Object> SERVES_THE_DASHBOARD = Map.of(
            "micronaut.router.static-resources.dashboard.paths", "classpath:dashboard",
            "micronaut.router.static-resources.dashboard.mapping", "/**");

    private static final Map<String, Object> DEMONSTRATES = Map.of(
            "micronaut.router.static-resources.dashboard.paths", "classpath:dashboard",
            "micronaut.router.static-resources.dashboard.mapping", "/**",
            "jarvis.demo", true);

    private Standalone() {}

    public static void main(String[] arguments) {
        SqliteLibrary.useTheOneBesideTheProgram();
        Optional<Demo> demo = Optional.empty();
        var address = "the port";
        try {
            var settings = Settings.of(System.getenv(), System.getProperties());
            address = addressIn(settings);
            if (ProxmoxSettings.parse(settings.variables()).isEmpty()) {
                demo = Optional.of(Demo.start(settings));
            }
            var simulated = demo;
            var context = simulated
                    .map(running -> Launch.start(running.settingsInsteadOf(settings), DEMONSTRATES))
                    .orElseGet(() -> Launch.start(settings, SERVES_THE_DASHBOARD));
            if (simulated.isPresent()) {
                Demo.keepOthersOff(context.getBean(TierLock.class));
            }
            var server = context.getBean(EmbeddedServer.class).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, simulated), "stop"));
            begin(context, new Screen(System.out, server.getURI(), simulated));
        } catch (RuntimeException failed) {
            demo.ifPresent(Demo::close);
            System.exit(refused(failed, address, System.err));
        }
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

    private static int refused(RuntimeException failure, String address, PrintStream err) {
        var plain = Launch.explain(failure, address);
        if (plain.isEmpty()) {
            failure.printStackTrace(err);
            return 1;
        }
        err.println("jarvis: " + plain.get());
        return Launch.USAGE;
    }

    private static String addressIn(Settings settings) {
        return settings.variables().getOrDefault("JARVIS_BIND", "127.0.0.1") + ":"
                + settings.variables().getOrDefault("PORT", "4000");
    }
}
