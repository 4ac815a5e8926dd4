package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Random;

/**
 * What a hostile client knows of the product, which is everything that is written down.
 *
 * @param token a login that is good, for tricks beyond the login
 */
record Known(String token, int port) {

    static final List<String> PROTECTED = List.of(
            "/api/cluster/status",
            "/api/cluster/resources",
            "/api/nodes",
            "/api/nodes/agent",
            "/api/memory/events",
            "/api/memory/events/unresolved",
            "/api/memory/preferences",
            "/api/memory/sessions",
            "/api/memory/sessions/1",
            "/api/cluster/history",
            "/api/actions",
            "/api/incidents",
            "/api/incidents/1",
            "/api/metrics",
            "/api/auth/me");

    static final List<String> PUBLIC =
            List.of("/", "/index.html", "/api/health", "/api/auth/login", "/openapi.yml", "/docs", "/docs/look.css");

    static final List<String> PARAMETERS = List.of(
            "limit",
            "before",
            "since",
            "from",
            "to",
            "type",
            "severity",
            "node",
            "kind",
            "state",
            "cluster",
            "resource",
            "q",
            "at",
            "incidentKey");

    static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    static String anyPath(Random random) {
        return random.nextInt(3) == 0 ? one(PUBLIC, random) : one(PROTECTED, random);
    }

    /** A request line that is as it should be, and the headers that every request needs. */
    String head(Random random, String method, String target) {
        return method + " " + target + " HTTP/1.1\r\n" + common(random);
    }

    /** Each hostile client has an address of its own, as behind a proxy, so that the limit of one does not spare the rest. */
    String common(Random random) {
        return "Host: 127.0.0.1:" + port + "\r\nConnection: close\r\nX-Forwarded-For: 10." + random.nextInt(256) + "."
                + random.nextInt(256) + "." + random.nextInt(256) + "\r\n";
    }

    /** What ends a connection whose request before could not ask for that: an upgrade, if it was refused. */
    static String farewell() {
        return "GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    String login() {
        return "Authorization: Bearer " + token + "\r\n";
    }
}
