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
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Logging in and out. */
@Controller("/api/auth")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
final class AuthFunction {

    private static final Duration SESSION = Duration.ofHours(12);

    /** As a body may be large; more than the password's own bound is just wrong. */
    private static final int LONGEST_PASSWORD = 500_000;

    private static final String OWNER = "owner";

    /** The role of the owner, who may do everything. */
    static final String ADMIN = "admin";

    private final Passwords passwords;
    private final LoginLimit limit;
    private final SessionEpoch epoch;
    private final TokenGenerator tokens;
    private final Caller caller;
    private final Bodies bodies;
    private final InstantSource clock;

    AuthFunction(
            Passwords passwords,
            LoginLimit limit,
            SessionEpoch epoch,
            TokenGenerator tokens,
            Caller caller,
            Bodies bodies,
            InstantSource clock) {
        this.passwords = passwords;
        this.limit = limit;
        this.epoch = epoch;
        this.tokens = tokens;
        this.caller = caller;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** What is asked of a login. */
    @Serdeable
    record Login(@Size(min = 1, max = LONGEST_PASSWORD) String password) {}

    /** The login that was made: the token for programs, the same as a cookie for browsers. */
    @Serdeable
    record LoggedIn(String token, Instant expiresAt) {}

    /** Who asks. */
    @Serdeable
    record Me(String role, Instant expiresAt) {}

    /** Logs in: answers a token, and the same as a cookie. Five tries a minute from one address. */
    @Post("/login")
    @ApiResponse(responseCode = "200", description = "The login", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", ref = "#/components/responses/NotLoggedIn")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/WrongType")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<LoggedIn> login(HttpRequest<?> request, @Body @Schema(implementation = Login.class) JsonNode body) {
        var password = bodies.read(body, Login.class).password();
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

    /** Ends the login of a browser: its cookie is taken away. */
    @Post("/logout")
    @LoginNeeded
    @ApiResponse(responseCode = "204", description = "The cookie is gone", content = @Content)
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<?> logout(HttpRequest<?> request) {
        return HttpResponse.noContent().cookie(cookie(request, "", Duration.ZERO));
    }

    /** Who asks, and until when the login lasts. */
    @Get("/me")
    @LoginNeeded
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
