package dev.jarvis.simulator.api;

import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one API token that the cluster knows. */
public record Credentials(String user, String tokenName, String secret) {

    private static final Pattern HEADER = Pattern.compile("(?:^|\\s)PVEAPIToken[= ]([^;]*)");
    private static final Pattern TOKEN = Pattern.compile("([^!=\\s]+)!([^=\\s]+)=(.*)");

    /** As in the header and in {@code PROXMOX_TOKEN_ID}. */
    public String tokenId() {
        return user + "!" + tokenName;
    }

    /** Who calls, or why nobody may. */
    public sealed interface Verdict {
        /** The token is good. */
        record Known(TaskOwner caller) implements Verdict {}

        /** The text that belongs to the 401. */
        record Unknown(String reason) implements Verdict {}
    }

    /** Judges the headers of a call. */
    public Verdict judge(HttpCall call) {
        // The cookie wins over the header: a stale ticket hides a good token.
        if (call.header("cookie").orElse("").contains("PVEAuthCookie=")) {
            return new Verdict.Unknown("permission denied - invalid PVE ticket");
        }
        Optional<String> given = call.header("authorization")
                .map(HEADER::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1));
        if (given.isEmpty()) {
            return new Verdict.Unknown("No ticket");
        }
        Matcher token = TOKEN.matcher(given.get());
        if (!token.matches()) {
            return new Verdict.Unknown("no tokenid specified");
        }
        if (!token.group(1).equals(user)) {
            return new Verdict.Unknown("no such user ('" + token.group(1) + "')");
        }
        if (!token.group(2).equals(tokenName)) {
            return new Verdict.Unknown("no such token '" + token.group(2) + "' for user '" + user + "'");
        }
        return MessageDigest.isEqual(bytes(token.group(3)), bytes(secret))
                ? new Verdict.Known(new TaskOwner(user, Optional.of(tokenName)))
                : new Verdict.Unknown("invalid token value!");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Credentials[" + tokenId() + "=***]";
    }
}
