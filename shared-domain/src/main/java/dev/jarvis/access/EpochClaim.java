package dev.jarvis.access;

import dev.jarvis.database.DatabaseUnavailable;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses logins of an earlier epoch, and tokens that were never a login. Without its database it cannot say, so that the
 * answer is 503; but the dashboard's files, which anyone may have, still come to a browser that sends its cookie along.
 */
@Singleton
@Requires(classes = GenericJwtClaimsValidator.class)
final class EpochClaim implements GenericJwtClaimsValidator<HttpRequest<?>> {

    private static final List<String> PROTECTED = List.of("/api/", "/ws");

    private final SessionEpoch epoch;

    @Inject
    EpochClaim(SessionEpoch epoch) {
        this.epoch = epoch;
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        try {
            return claims.get(SessionEpoch.CLAIM) instanceof Number carried && carried.longValue() == epoch.current();
        } catch (DatabaseUnavailable unavailable) {
            if (request != null && isForAnyone(request.getPath())) {
                return false;
            }
            throw unavailable;
        }
    }

    private static boolean isForAnyone(String path) {
        return PROTECTED.stream().noneMatch(path::startsWith);
    }
}
