package dev.jarvis.access;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Secrets that the owner chose himself, and whom to believe.
 *
 * @param password the owner's password
 * @param jwtSecret signs the logins, at least 32 bytes
 * @param trustedProxies addresses whose X-Forwarded-For is believed, separated by commas
 */
@ConfigurationProperties("jarvis")
public record AccessSettings(Optional<String> password, Optional<String> jwtSecret, Optional<String> trustedProxies) {

    private static final int LEAST_SECRET_BYTES = 32;

    public AccessSettings {
        password = password.filter(text -> !text.isBlank());
        jwtSecret = jwtSecret.filter(text -> !text.isBlank());
        trustedProxies = trustedProxies.filter(text -> !text.isBlank());
        jwtSecret
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8).length)
                .filter(length -> length < LEAST_SECRET_BYTES)
                .ifPresent(length -> {
                    throw new InvalidSetting(
                            "JWT_SECRET must have at least " + LEAST_SECRET_BYTES + " bytes, has " + length);
                });
    }

    /** The proxies one by one. */
    public Set<String> proxies() {
        return trustedProxies.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "AccessSettings[password=***, jwtSecret=***, trustedProxies=" + trustedProxies.orElse("") + "]";
    }
}
