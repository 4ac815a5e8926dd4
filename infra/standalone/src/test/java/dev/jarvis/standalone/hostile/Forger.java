package dev.jarvis.standalone.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens made by hand: with the right key or another, and whatever they say of themselves. */
record Forger(String key) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static String claims(String expiry, String epoch) {
        return "{\"sub\":\"owner\",\"roles\":[\"admin\"],\"exp\":" + expiry + ",\"epoch\":" + epoch + "}";
    }

    static String soon() {
        return Long.toString(Instant.now().plusSeconds(3_600).getEpochSecond());
    }

    static String past() {
        return Long.toString(Instant.now().minusSeconds(3_600).getEpochSecond());
    }

    /** A token as its header says it is; {@code algorithm} is what really signs it. */
    String token(String header, String claims, String algorithm) {
        var text = encoded(header) + "." + encoded(claims);
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String hs256(String claims) {
        return token("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, "HmacSHA256");
    }

    static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
