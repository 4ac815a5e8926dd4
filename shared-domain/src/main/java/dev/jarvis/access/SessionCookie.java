package dev.jarvis.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds a browser's login. Scripts cannot read the cookie, other sites cannot send it. Stateless. */
@Singleton
@Requires(classes = TokenReader.class)
public final class SessionCookie implements TokenReader<HttpRequest<?>> {

    public static final String NAME = "jarvis_session";

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }
}
