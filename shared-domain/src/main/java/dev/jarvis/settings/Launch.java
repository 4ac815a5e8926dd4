package dev.jarvis.settings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.net.BindException;
import java.util.Optional;

/** How every process of JARVIS starts, and how it says why it could not. */
public final class Launch {

    /** Exit status for a setting or an argument that cannot be used. */
    public static final int USAGE = 2;

    private Launch() {}

    /** A context that sees these settings and nothing else of the environment. */
    public static ApplicationContextBuilder context(Settings settings) {
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .propertySources(settings.asPropertySource());
    }

    /**
     * What a failed start means for the person who started it.
     *
     * @param failure as it was thrown, however deep the reason lies
     * @param address where the process wanted to listen, for when that is taken
     * @return one line; empty for a defect, whose stack is then worth showing
     */
    public static Optional<String> explain(Throwable failure, String address) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSetting invalid) {
                return Optional.ofNullable(invalid.getMessage());
            }
            if (cause instanceof BindException) {
                return Optional.of(address + " cannot be listened on (" + cause.getMessage()
                        + "): stop what uses it, or choose another port with PORT");
            }
        }
        return Optional.empty();
    }
}
