package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Transactions;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    private static final Set<String> ANONYMOUS = Set.of(
            "POST /api/auth/login",
            "GET /api/health",
            "HEAD /api/health",
            "GET /openapi.yml",
            "HEAD /openapi.yml",
            "GET /docs",
            "HEAD /docs",
            "GET /docs/look.css",
            "HEAD /docs/look.css");

    @TempDir
    static Path folder;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Once the generator was not found by its name: tokens were issued unsigned, and unsigned ones taken. */
    @Test
    void token_isSignedWithHs256() {
        assertTrue(Jwt.headerOf(server.token()).contains("\"alg\":\"HS256\""));
    }

    @Test
    void tokenByHand_withTheRightKeyAndEpoch_isTaken() {
        assertEquals(200, me(Jwt.hs256(RunningServer.SECRET, Jwt.claims(soon(), epoch()))));
    }

    @Test
    void everyRouteButThePublicOnes_refusesWhoeverHasNoLogin() {
        var good = Jwt.claims(soon(), epoch());
        var forged = List.of(
                "",
                Jwt.unsigned(good),
                Jwt.signed("{\"alg\":\"none\"}", RunningServer.SECRET, good),
                Jwt.hs256("another-key-that-is-also-longer-than-32-bytes", good),
                Jwt.hs256(RunningServer.SECRET, Jwt.claims(Instant.now().minusSeconds(5), epoch())),
                Jwt.hs256(RunningServer.SECRET, Jwt.claims(soon(), epoch() - 1)),
                Jwt.hs256(RunningServer.SECRET, "{\"sub\":\"owner\",\"roles\":[\"admin\"]}"),
                Jwt.hs256(RunningServer.SECRET, good) + "x",
                "nonsense",
                "a.b.c");
        var routes = server.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !ANONYMOUS.contains(nameOf(route)))
                .toList();
        assertTrue(routes.size() >= 10, routes::toString);
        for (var route : routes) {
            for (var token : forged) {
                Expect.problem(call(route, token), 401, "not_logged_in");
            }
        }
    }

    @Test
    void refusal_saysHowToLogIn() {
        assertEquals("Bearer", server.get("/api/auth/me").header("WWW-Authenticate"));
    }

    @Test
    void raisedEpoch_endsEarlierLogins() {
        var token = server.token();
        assertEquals(200, me(token));
        server.context()
                .getBean(Transactions.class)
                .run(connection -> server.context()
                        .getBean(StoredSettings.class)
                        .put(connection, "session_epoch", Long.toString(epoch() + 1)));
        assertEquals(401, me(token));
        assertEquals(200, me(server.token()));
    }

    private static String nameOf(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }

    private static RunningServer.Answer call(UriRouteInfo<?, ?> route, String token) {
        var path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "1");
        var request = server.to(path)
                .header("Content-Type", "application/json")
                .method(
                        route.getHttpMethodName().equals("HEAD") ? "GET" : route.getHttpMethodName(),
                        BodyPublishers.noBody());
        return server.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static int me(String token) {
        return server.get("/api/auth/me", token).status();
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(600);
    }

    private static long epoch() {
        return server.context()
                .getBean(Transactions.class)
                .read(connection -> server.context()
                        .getBean(StoredSettings.class)
                        .get(connection, "session_epoch")
                        .map(Long::parseLong)
                        .orElseThrow());
    }
}
