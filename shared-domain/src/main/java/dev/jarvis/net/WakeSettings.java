package dev.jarvis.net;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.InvalidSetting;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How nodes are woken. Immutable; the text form shows no token.
 *
 * @param cards the network cards of nodes, as {@code NODE_MACS} names them
 * @param port UDP port of the magic packet; the card looks at the content only, firewalls at the port
 * @param service an HTTP service that wakes in our place
 * @param token what that service wants to see as {@code Authorization: Bearer}
 */
public record WakeSettings(Map<NodeName, MacAddress> cards, int port, Optional<URI> service, Optional<String> token) {

    /** Where magic packets go by custom: the port of the discard service. */
    public static final int DEFAULT_PORT = 9;

    private static final int GREATEST_PORT = 65_535;

    public WakeSettings {
        cards = Map.copyOf(cards);
        if (port < 1 || port > GREATEST_PORT) {
            throw new InvalidSetting("WOL_PORT must be a port 1.." + GREATEST_PORT + ", was " + port);
        }
        service.ifPresent(WakeSettings::check);
        if (token.isPresent() && service.isEmpty()) {
            throw new InvalidSetting("WOL_API_TOKEN is set but WOL_API_URL is not: set both, or none");
        }
        if (token.isPresent() && service.filter(WakeSettings::isPlain).isPresent()) {
            throw new InvalidSetting("WOL_API_TOKEN would travel unencrypted to WOL_API_URL: use https");
        }
    }

    private static void check(URI service) {
        var scheme = service.getScheme();
        if (service.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new InvalidSetting("WOL_API_URL must be an https:// or http:// address with a host");
        }
        if (service.getUserInfo() != null || service.getQuery() != null || service.getFragment() != null) {
            // The value is not shown: what stands there is likely a secret.
            throw new InvalidSetting("WOL_API_URL must hold no user, password, query or fragment: a secret goes into"
                    + " WOL_API_TOKEN, so that it stands in no log");
        }
    }

    private static boolean isPlain(URI service) {
        var host = service.getHost();
        return "http".equals(service.getScheme())
                && !host.equals("localhost")
                && !host.startsWith("127.")
                && !host.equals("[::1]");
    }

    @Override
    public String toString() {
        return "WakeSettings[cards=" + cards + ", port=" + port + ", service=" + service + ", token="
                + (token.isPresent() ? "***" : "none") + "]";
    }
}
