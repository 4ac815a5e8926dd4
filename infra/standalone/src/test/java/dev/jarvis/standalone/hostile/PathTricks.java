package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Targets that try to leave the dashboard's folder, or to reach an endpoint by a name that no rule knows. */
record PathTricks(Known known) implements Tricks {

    private static final List<String> PIECES = List.of(
            "..",
            "%2e%2e",
            "%2E.",
            ".%2e",
            "..;",
            "..;x=1",
            ".",
            "%2e",
            "",
            "%00",
            "..%00",
            "%252e%252e",
            "%c0%ae%c0%ae",
            "..%5c",
            "..\\",
            "%5c..%5c",
            "..%2f",
            "%2f",
            "%2f%2f",
            "%ff",
            "%zz",
            "%",
            ";",
            ";x",
            "?",
            "#",
            "~",
            "$",
            "{x}",
            "assets",
            "api",
            "ws",
            "dashboard",
            "META-INF",
            "WEB-INF",
            "dev",
            "jarvis",
            "%0d%0aX-Injected:%20yes",
            "\u00e9",
            "*",
            ":",
            "@",
            "//",
            "\\",
            "index.html",
            "application.yml",
            "file:",
            "jar:file:",
            "!",
            "C:",
            "classpath:");

    private static final List<String> GOALS = List.of(
            "etc/passwd",
            "proc/self/environ",
            "application.yml",
            "META-INF/MANIFEST.MF",
            "db/migration/V001__first_light.sql",
            "simplelogger.properties",
            "jwt.secret",
            "jarvis.db",
            "dev/jarvis/standalone/Standalone.class",
            "index.html",
            "api/cluster/status",
            "api/auth/me",
            "api/memory/events",
            "api/health",
            "");

    @Override
    public Attempt next(Random random) {
        var target = target(random);
        return Attempt.stranger("path " + target, Bytes.of(known.head(random, "GET", target) + "\r\n"));
    }

    private String target(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "http://evil.example/" + Known.one(GOALS, random);
            case 1 -> "http://127.0.0.1:" + known.port() + Known.anyPath(random);
            case 2 ->
                Known.one(
                        List.of(
                                "*",
                                "relative",
                                "?x",
                                "#x",
                                "127.0.0.1:80",
                                "http://",
                                "http:///",
                                "://",
                                "file:///etc/passwd",
                                "//evil.example/"),
                        random);
            case 3 -> mangled(Known.one(Known.PROTECTED, random), random);
            case 4 ->
                Known.one(List.of("/index.html", "/assets"), random) + "/" + pieces(random) + Known.one(GOALS, random);
            case 5 -> "/" + "../".repeat(1 + random.nextInt(12)) + Known.one(GOALS, random);
            case 6 -> "/" + "%2e%2e%2f".repeat(1 + random.nextInt(12)) + Known.one(GOALS, random);
            default -> "/" + pieces(random) + Known.one(GOALS, random);
        };
    }

    private static String pieces(Random random) {
        var pieces = new StringBuilder();
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            pieces.append(Known.one(PIECES, random)).append(random.nextInt(4) == 0 ? "" : "/");
        }
        return pieces.toString();
    }

    /** An endpoint's name, written so that a rule may not know it again. */
    private static String mangled(String path, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> path + "/";
            case 1 -> path + ";jsessionid=1";
            case 2 -> path.replaceFirst("/api", "/api;x");
            case 3 -> path.replace("/", "//");
            case 4 -> path.replaceFirst("a", "%61");
            case 5 -> path.replaceFirst("/api/", "/api%2f");
            case 6 -> path.toUpperCase(Locale.ROOT);
            case 7 -> path + "." + Known.one(List.of("html", "json", "js", "css"), random);
            case 8 -> "/index.html/.." + path;
            default -> path + "%20";
        };
    }
}
