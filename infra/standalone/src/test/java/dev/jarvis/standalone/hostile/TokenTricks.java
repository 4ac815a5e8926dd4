package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Random;

/** Logins that are none: expired, forged, unsigned, cut, absent; in every place where one may be. */
record TokenTricks(Known known, Forger owner, Forger stranger) implements Tricks {

    private record Token(String kind, String text) {}

    @Override
    public Attempt next(Random random) {
        var token = token(random);
        var path = Known.one(Known.PROTECTED, random);
        var head = switch (random.nextInt(5)) {
            case 0, 1 -> known.head(random, "GET", path) + "Authorization: Bearer " + token.text() + "\r\n";
            case 2 -> known.head(random, "GET", path) + "Cookie: jarvis_session=" + token.text() + "\r\n";
            case 3 ->
                known.head(random, "GET", path) + "Sec-WebSocket-Protocol: jarvis, bearer." + token.text() + "\r\n";
            default ->
                "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: jarvis, bearer." + token.text() + "\r\n";
        };
        return Attempt.stranger(token.kind(), Bytes.of(head + "\r\n" + Known.farewell()));
    }

    private Token token(Random random) {
        var good = known.token();
        return switch (random.nextInt(14)) {
            case 0 -> new Token("expired token", owner.hs256(Forger.claims(Forger.past(), "1")));
            case 1 -> new Token("token of another key", stranger.hs256(Forger.claims(Forger.soon(), "1")));
            case 2 ->
                new Token(
                        "unsigned token",
                        Forger.encoded("{\"alg\":\"" + Known.one(List.of("none", "None", "NONE", "nOnE"), random)
                                        + "\"}")
                                + "." + Forger.encoded(Forger.claims(Forger.soon(), "1")) + ".");
            case 3 ->
                new Token(
                        "token signed by another algorithm",
                        owner.token("{\"alg\":\"HS512\"}", Forger.claims(Forger.soon(), "1"), "HmacSHA512"));
            case 4 ->
                new Token(
                        "token that lies about its algorithm",
                        owner.token(
                                "{\"alg\":\"" + Known.one(List.of("RS256", "ES256", "HS999", "", "none"), random)
                                        + "\"}",
                                Forger.claims(Forger.soon(), "1"),
                                "HmacSHA256"));
            case 5 -> new Token("cut token", good.substring(0, random.nextInt(good.length())));
            case 6 -> new Token("token without its signature", good.substring(0, good.lastIndexOf('.') + 1));
            case 7 -> new Token("token of another epoch", owner.hs256(Forger.claims(Forger.soon(), "7")));
            case 8 ->
                new Token(
                        "token with a senseless epoch",
                        owner.hs256(Forger.claims(
                                Forger.soon(),
                                Known.one(List.of("null", "\"1\"", "[1]", "{}", "true", "-1"), random))));
            case 9 ->
                new Token("token without an end", owner.hs256("{\"sub\":\"owner\",\"roles\":[\"admin\"],\"epoch\":7}"));
            case 10 ->
                new Token(
                        "token whose end is senseless",
                        stranger.hs256(Forger.claims(
                                Known.one(List.of("\"soon\"", "-1", "{}", "0", "[]", "-9223372036854775808"), random),
                                "1")));
            case 11 -> new Token("altered token", altered(good, random));
            case 12 -> new Token("deep token", Forger.encoded("[".repeat(2_000)) + ".e30." + Bytes.letters(random, 20));
            default ->
                new Token("no token", Known.one(List.of("", ".", "..", "...", Bytes.letters(random, 200)), random));
        };
    }

    /** One letter of the claims is another: its signature is no longer right. */
    private static String altered(String good, Random random) {
        int from = good.indexOf('.') + 1;
        int at = from + random.nextInt(good.lastIndexOf('.') - from);
        char other = good.charAt(at) == 'A' ? 'B' : 'A';
        return good.substring(0, at) + other + good.substring(at + 1);
    }
}
