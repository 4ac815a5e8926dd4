package dev.jarvis.functions;

import dev.jarvis.access.LoginLimit;
import dev.jarvis.access.Passwords;
import dev.jarvis.access.SessionCookie;
import dev.jarvis.access.SessionEpoch;
import dev.jarvis.database.Times;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logging in and out. */
@Controller("/api/auth")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AuthFunction {

    private static final Duration SESSION = Duration.ofHours(12);
    private static final String OWNER = "owner";
    private static final String ADMIN = "admin";

    private final Passwords passwords;
    private final LoginLimit limit;
    private final SessionEpoch epoch;
    private final TokenGenerator tokens;
    private final Caller caller;
    private final InstantSource clock;

    AuthFunction(
            Passwords passwords,
            LoginLimit limit,
            SessionEpoch epoch,
            TokenGenerator tokens,
            Caller caller,
            InstantSource clock) {
        this.passwords = passwords;
        this.limit = limit;
        this.epoch = epoch;
        this.tokens = tokens;
        this.caller = caller;
        this.clock = clock;
    }

    /** What is asked of a login; unknown fields are ignored. */
    @Serdeable
    record Login(Optional<String> password) {}

    /** The login that was made: the token for programs, the same as a cookie for browsers. */
    @Serdeable
    record LoggedIn(String token, Instant expiresAt) {}

    /** Who asks. */
    @Serdeable
    record Me(String role, Instant expiresAt) {}

    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<LoggedIn> login(HttpRequest<?> request, @Body Login login) {
        var password = login.password()
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> Refusal.badRequest("password_missing", "the field password is missing or empty"));
        var address = caller.addressOf(request);
        limit.count(address).ifPresent(wait -> {
            throw Refusal.tooMany(
                    "too_many_logins",
                    "5 wrong passwords within a minute: try again in " + Math.max(1, wait.toSeconds()) + " s",
                    wait);
        });
        if (!passwords.isRight(password)) {
            throw Refusal.unauthorised("wrong_password", "the password is wrong");
        }
        limit.succeeded(address);
        var expiresAt = Times.cut(clock.instant().plus(SESSION));
        var token = token(expiresAt);
        return HttpResponse.ok(new LoggedIn(token, expiresAt)).cookie(cookie(request, token, SESSION));
    }

    @Post("/logout")
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<?> logout(HttpRequest<?> request) {
        return HttpResponse.noContent().cookie(cookie(request, "", Duration.ZERO));
    }

    @Get("/me")
    Me me(Authentication authentication) {
        var roles = authentication.getRoles();
        var expiry = authentication.getAttributes().get("exp");
        return new Me(
                roles.stream().findFirst().orElse(ADMIN),
                expiry instanceof Date date ? date.toInstant() : clock.instant());
    }

    private String token(Instant expiresAt) {
        return tokens.generateToken(Map.of(
                        "sub",
                        OWNER,
                        "roles",
                        List.of(ADMIN),
                        "exp",
                        Date.from(expiresAt),
                        SessionEpoch.CLAIM,
                        epoch.current()))
                .orElseThrow(() -> new IllegalStateException("the login could not be signed"));
    }

    private static Cookie cookie(HttpRequest<?> request, String value, Duration age) {
        return Cookie.of(SessionCookie.NAME, value)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .secure(request.isSecure())
                .path("/")
                .maxAge(age);
    }
}
