package dev.jarvis.settings;

/**
 * Where a process listens.
 *
 * @param variable which variable says the port, for the person who must change it
 */
public record ListenAddress(String host, int port, String variable) {

    private static final String DEFAULT_HOST = "127.0.0.1";

    /** The address that the settings name. */
    public static ListenAddress in(Settings settings, String portVariable, int defaultPort) {
        return new ListenAddress(
                settings.variables().getOrDefault("JARVIS_BIND", DEFAULT_HOST),
                settings.port(portVariable, defaultPort),
                portVariable);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
