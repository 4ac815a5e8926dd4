package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Every endpoint with every parameter, and values that make no sense for it. */
record QueryTricks(Known known) implements Tricks {

    @Override
    public Attempt next(Random random) {
        var target = new StringBuilder(Known.one(Known.PROTECTED, random)).append('?');
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            target.append(
                            random.nextInt(10) == 0
                                    ? Bytes.letters(random, 12).replace(" ", "")
                                    : Known.one(Known.PARAMETERS, random))
                    .append(random.nextInt(12) == 0 ? "" : "=")
                    .append(value(random))
                    .append('&');
        }
        return Attempt.owner("query", Bytes.of(known.head(random, "GET", target.toString()) + known.login() + "\r\n"));
    }

    private static String value(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Integer.toString(random.nextInt(1_000) - 200);
            case 2 -> "%" + String.format(Locale.ROOT, "%02x", random.nextInt(256));
            case 3 -> random.nextInt(20_000) - 10_000 + "-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z";
            case 4 -> "%2B" + random.nextInt(1_000_000_000) + "-01-01T00:00:00Z";
            case 5 -> "x".repeat(random.nextInt(300));
            case 6 ->
                Known.one(
                        List.of("NaN", "Infinity", "1e9", "0x10", "1_000", "%D9%A1", "null", "undefined", "true"),
                        random);
            case 7 -> "%27%20OR%201=1%20--";
            case 8 -> "%00";
            case 9 ->
                Known.one(
                        List.of("node", "guest", "storage", "open", "all", "alert", "info", "critical", "node/agent"),
                        random);
            case 10 -> "%F0%9F%94%A5".repeat(random.nextInt(60));
            case 11 -> "2026-02-3" + random.nextInt(10) + "T25:61:61Z";
            case 12 -> "9".repeat(random.nextInt(400));
            default -> Bytes.letters(random, 12);
        };
    }
}
