package dev.jarvis.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Refuses logins of an earlier epoch, and tokens that were never a login. */
@Singleton
@Requires(classes = GenericJwtClaimsValidator.class)
final class EpochClaim implements GenericJwtClaimsValidator<HttpRequest<?>> {

    private final SessionEpoch epoch;

    @Inject
    EpochClaim(SessionEpoch epoch) {
        this.epoch = epoch;
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        return claims.get(SessionEpoch.CLAIM) instanceof Number carried && carried.longValue() == epoch.current();
    }
}
