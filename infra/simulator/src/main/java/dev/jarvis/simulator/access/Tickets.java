package dev.jarvis.simulator.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Login tickets and the tokens that go with them against forged requests. A ticket is good for two hours
 * (AccessControl.pm, with five minutes of grace for clocks that run ahead). Immutable.
 */
public final class Tickets {

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Pattern TICKET = Pattern.compile("PVE:([^:]+@[^:]+):([0-9A-F]{8})::(\\S+)");
    private static final Pattern CSRF = Pattern.compile("([0-9A-F]{8}):(\\S+)");

    private static final Pattern CONSOLE = Pattern.compile("PVEVNC:([0-9A-F]{8})::(\\S+)");
    private static final Duration CONSOLE_LIFETIME = Duration.ofSeconds(40);

    private final SecretKeySpec key;

    /** Tickets signed with this secret. */
    public Tickets(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512");
    }

    /** A ticket for the cookie {@code PVEAuthCookie}. */
    public String issue(String user, Instant now) {
        String plain = "PVE:" + user + ":" + stamp(now);
        return plain + "::" + sign(plain);
    }

    /** The value for the header {@code CSRFPreventionToken} of every writing call. */
    public String preventionToken(String user, Instant now) {
        return stamp(now) + ":" + sign(stamp(now) + ":" + user);
    }

    /** Whose ticket this is; empty when it is forged or too old. */
    public Optional<String> user(String ticket, Instant now) {
        Matcher parts = TICKET.matcher(ticket);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String plain = "PVE:" + parts.group(1) + ":" + parts.group(2);
        return same(sign(plain), parts.group(3)) && fresh(parts.group(2), now)
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    /** Whether this prevention token belongs to the user and is not too old. */
    public boolean isGenuine(String preventionToken, String user, Instant now) {
        Matcher parts = CSRF.matcher(preventionToken);
        return parts.matches() && same(sign(parts.group(1) + ":" + user), parts.group(2)) && fresh(parts.group(1), now);
    }

    /** A ticket for one console, good for as long as a console waits. */
    public String console(String path, int port, Instant now) {
        return "PVEVNC:" + stamp(now) + "::" + sign(stamp(now) + path + ":" + port);
    }

    /** Whether a ticket is for this console and not too old. */
    public boolean isConsole(String ticket, String path, int port, Instant now) {
        Matcher parts = CONSOLE.matcher(ticket);
        if (!parts.matches()) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(parts.group(1))), now);
        return same(sign(parts.group(1) + path + ":" + port), parts.group(2)) && age.compareTo(CONSOLE_LIFETIME) < 0;
    }

    /** The nth secret of the tokens that are made while the cluster runs, in the form of a UUID. */
    String secret(long number) {
        return UUID.nameUUIDFromBytes(sign("token " + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static boolean fresh(String stamp, Instant now) {
        Duration age = Duration.between(Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(stamp)), now);
        return age.compareTo(GRACE.negated()) > 0 && age.compareTo(LIFETIME) < 0;
    }

    private static String stamp(Instant now) {
        return String.format(Locale.ROOT, "%08X", now.getEpochSecond());
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA512", missing);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
