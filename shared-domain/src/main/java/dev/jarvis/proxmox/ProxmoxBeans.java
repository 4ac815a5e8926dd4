package dev.jarvis.proxmox;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;

/** Makes the client of the configured cluster. Asked for without {@code PROXMOX_NODES}, it says what to set. */
@Factory
final class ProxmoxBeans {

    /** From {@code proxmox.token-id} and so on, which the variables {@code PROXMOX_TOKEN_ID} and so on set. */
    @Singleton
    ProxmoxSettings settings(PropertyResolver properties) {
        var variables = new HashMap<String, String>();
        for (var variable : SettingsReading.VARIABLES) {
            properties.getProperty(property(variable), String.class).ifPresent(value -> variables.put(variable, value));
        }
        return ProxmoxSettings.parse(variables)
                .orElseThrow(() ->
                        new InvalidSetting("PROXMOX_NODES is not set: name the hosts of the cluster as host[:port],…"));
    }

    @Singleton
    @Bean(preDestroy = "close")
    ProxmoxClient client(
            ProxmoxSettings settings,
            Optional<HostBackoff> backoff,
            JsonMapper json,
            InstantSource clock,
            Optional<Pause> pause) {
        return new ProxmoxClient(
                settings, backoff.orElseGet(ForgetfulBackoff::new), json, clock, pause.orElseGet(Pause::sleeping));
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
