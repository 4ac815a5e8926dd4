package dev.jarvis.functions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as a forger would make them, by hand. */
final class Jwt {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Jwt() {}

    static String claims(Instant expiry, long epoch) {
        return "{\"sub\":\"owner\",\"roles\":[\"admin\"],\"exp\":" + expiry.getEpochSecond() + ",\"epoch\":" + epoch
                + "}";
    }

    static String hs256(String key, String claims) {
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", key, claims);
    }

    static String signed(String header, String key, String claims) {
        var text = encoded(header) + "." + encoded(claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String unsigned(String claims) {
        return encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".";
    }

    static String headerOf(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
