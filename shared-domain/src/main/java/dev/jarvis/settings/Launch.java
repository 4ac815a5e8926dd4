package dev.jarvis.settings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.net.BindException;
import java.util.Map;
import java.util.Optional;

/** How every process of JARVIS starts, and how it says why it could not. */
public final class Launch {

    /** Exit status for a setting or an argument that cannot be used. */
    public static final int USAGE = 2;

    private static final int DEFECT = 1;

    private static final String NESTED = "Message: ";
    private static final String OURS = "dev.jarvis.";

    private Launch() {}

    /**
     * Starts a context that sees these settings and nothing else of the environment.
     *
     * @param properties what the process itself adds
     * @throws InvalidSetting for a value that one of our features cannot use, now and not when it is first needed
     */
    public static ApplicationContext start(Settings settings, Map<String, Object> properties) {
        settings.port("PORT", 0);
        settings.port("FANOUT_PORT", 0);
        settings.flag("JARVIS_DEMO");
        var context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .propertySources(settings.asPropertySource())
                .properties(properties)
                .start();
        try {
            context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class)).stream()
                    .filter(definition -> definition.getBeanType().getName().startsWith(OURS))
                    .forEach(context::getBean);
            return context;
        } catch (BeanContextException unusable) {
            context.close();
            throw new InvalidSetting(reason(unusable), unusable);
        }
    }

    /** Our own refusals say all; of a value of the wrong form, the innermost of Micronaut's nested messages does. */
    private static String reason(Throwable unusable) {
        for (var cause = unusable; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSetting) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(unusable.getMessage())
                .lines()
                .filter(line -> line.startsWith(NESTED))
                .reduce((_, inner) -> inner)
                .map(line -> line.substring(NESTED.length()))
                .orElse("a setting cannot be used: " + unusable.getMessage());
    }

    /** What a process does with its settings once they have been checked. */
    @FunctionalInterface
    public interface Start {
        void with(Settings settings);
    }

    /**
     * The {@code main} of a process that listens: checks the environment, starts, and ends the process with one line when
     * that cannot be.
     *
     * @param portVariable where the port is said
     * @param defaultPort where it listens when nothing is said
     */
    public static void main(String portVariable, int defaultPort, Start start) {
        Optional<ListenAddress> address = Optional.empty();
        try {
            var settings = Settings.of(System.getenv(), System.getProperties());
            address = Optional.of(ListenAddress.in(settings, portVariable, defaultPort));
            start.with(settings);
        } catch (RuntimeException failed) {
            System.exit(refused(failed, address));
        }
    }

    private static int refused(RuntimeException failure, Optional<ListenAddress> address) {
        var plain = explain(failure, address);
        if (plain.isEmpty()) {
            failure.printStackTrace(System.err);
            return DEFECT;
        }
        System.err.println("jarvis: " + plain.get());
        return USAGE;
    }

    /**
     * What a failed start means for the person who started it.
     *
     * @param failure as it was thrown, however deep the reason lies
     * @param address where the process wanted to listen, for when that is taken
     * @return one line; empty for a defect, whose stack is then worth showing
     */
    public static Optional<String> explain(Throwable failure, Optional<ListenAddress> address) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSetting invalid) {
                return Optional.ofNullable(invalid.getMessage());
            }
            if (cause instanceof BindException && address.isPresent()) {
                return Optional.of(address.get() + " cannot be listened on (" + cause.getMessage()
                        + "): stop what uses it, or choose another port with "
                        + address.get().variable());
            }
        }
        return Optional.empty();
    }
}
