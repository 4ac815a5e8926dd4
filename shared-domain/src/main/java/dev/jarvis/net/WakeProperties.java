package dev.jarvis.net;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.NamedValues;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** {@code NODE_MACS} and the {@code WOL_*} variables as written; refuses what cannot be used when a process starts. */
@ConfigurationProperties("wake")
record WakeProperties(
        Optional<String> nodeMacs, Optional<String> port, Optional<String> apiUrl, Optional<String> apiToken) {

    WakeProperties {
        nodeMacs = present(nodeMacs);
        port = present(port);
        apiUrl = present(apiUrl);
        apiToken = present(apiToken);
        settings(nodeMacs, port, apiUrl, apiToken);
    }

    WakeSettings settings() {
        return settings(nodeMacs, port, apiUrl, apiToken);
    }

    private static WakeSettings settings(
            Optional<String> nodeMacs, Optional<String> port, Optional<String> apiUrl, Optional<String> apiToken) {
        return new WakeSettings(
                NamedValues.read("NODE_MACS", "node=MAC", nodeMacs.orElse(""), NodeName::new, MacAddress::new),
                port.map(WakeProperties::number).orElse(WakeSettings.DEFAULT_PORT),
                apiUrl.map(WakeProperties::address),
                apiToken);
    }

    private static int number(String written) {
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException senseless) {
            throw new InvalidSetting("WOL_PORT must be a port, was \"" + written + "\"", senseless);
        }
    }

    private static URI address(String written) {
        try {
            return new URI(written);
        } catch (URISyntaxException senseless) {
            throw new InvalidSetting("WOL_API_URL is no address: " + senseless.getReason(), senseless);
        }
    }

    private static Optional<String> present(Optional<String> text) {
        return text.map(String::strip).filter(written -> !written.isEmpty());
    }

    @Override
    public String toString() {
        return "WakeProperties[***]";
    }
}
