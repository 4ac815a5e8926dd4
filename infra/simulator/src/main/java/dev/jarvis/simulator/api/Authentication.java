package dev.jarvis.simulator.api;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.access.User;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.http.HttpCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out who calls: by a ticket in the cookie or in the header, or by an API token. */
final class Authentication {

    private static final Pattern COOKIE = Pattern.compile("(?:^|[\\s;])PVEAuthCookie=([^;]*)");
    private static final Pattern TICKET_HEADER = Pattern.compile("(?:^|\\s)PVEAuthCookie[= ]([^;]*)");
    private static final Pattern TOKEN_HEADER = Pattern.compile("(?:^|\\s)PVEAPIToken[= ]([^;]*)");
    private static final Pattern TOKEN = Pattern.compile("([^!=\\s]+)!([^=:\\s]+)[=:](.*)");

    private Authentication() {}

    /** Who calls, or why nobody may. */
    sealed interface Verdict {
        /** The ticket or the token is good. */
        record Known(TaskOwner caller) implements Verdict {}

        /** The text that belongs to the 401. */
        record Unknown(String reason) implements Verdict {}
    }

    /** Whether the call brings a token, good or not, and no cookie that would hide it. */
    static boolean bringsToken(HttpCall call) {
        return ticket(call).isEmpty() && token(call).isPresent();
    }

    /** Judges the headers of a call. */
    static Verdict judge(HttpCall call, AccessControl access, Instant now) {
        // The cookie wins over the header: a stale ticket hides a good token.
        Optional<String> ticket = ticket(call);
        if (ticket.isPresent()) {
            return withTicket(call, ticket.get(), access, now);
        }
        return token(call).map(text -> withToken(text, access, now)).orElseGet(() -> new Verdict.Unknown("No ticket"));
    }

    private static Verdict withTicket(HttpCall call, String ticket, AccessControl access, Instant now) {
        Optional<String> user = access.tickets().user(ticket, now);
        if (user.isEmpty()) {
            return new Verdict.Unknown("permission denied - invalid PVE ticket");
        }
        String preventionToken = call.header("csrfpreventiontoken").orElse("");
        if (!call.method().equals("GET") && !access.tickets().isGenuine(preventionToken, user.get(), now)) {
            return new Verdict.Unknown("Permission denied - invalid csrf token");
        }
        return usable(user.get(), access, now)
                .<Verdict>map(Verdict.Unknown::new)
                .orElseGet(() -> new Verdict.Known(TaskOwner.user(user.get())));
    }

    private static Verdict withToken(String text, AccessControl access, Instant now) {
        Matcher parts = TOKEN.matcher(text);
        if (!parts.matches()) {
            return new Verdict.Unknown("no tokenid specified");
        }
        String user = parts.group(1);
        String name = parts.group(2);
        Optional<String> refusal = usable(user, access, now);
        if (refusal.isPresent()) {
            return new Verdict.Unknown(refusal.get());
        }
        Optional<Token> token = access.token(user + "!" + name);
        if (token.isEmpty()) {
            return new Verdict.Unknown("no such token '" + name + "' for user '" + user + "'");
        }
        if (token.get().expire() != 0 && token.get().expire() <= now.getEpochSecond()) {
            return new Verdict.Unknown("token '" + name + "' access expired");
        }
        return MessageDigest.isEqual(bytes(parts.group(3)), bytes(token.get().secret()))
                ? new Verdict.Known(new TaskOwner(user, Optional.of(name)))
                : new Verdict.Unknown("invalid token value!");
    }

    private static Optional<String> usable(String id, AccessControl access, Instant now) {
        Optional<User> user = access.user(id);
        if (user.isEmpty()) {
            return Optional.of("no such user ('" + id + "')");
        }
        if (!user.get().enabled()) {
            return Optional.of("user '" + id + "' is disabled");
        }
        boolean expired = user.get().expire() != 0 && user.get().expire() <= now.getEpochSecond();
        return expired ? Optional.of("user '" + id + "' access expired") : Optional.empty();
    }

    private static Optional<String> ticket(HttpCall call) {
        Optional<String> cookie = first(COOKIE, call.header("cookie"));
        return (cookie.isPresent() ? cookie : first(TICKET_HEADER, call.header("authorization")))
                .map(Authentication::decoded);
    }

    private static Optional<String> token(HttpCall call) {
        return first(TOKEN_HEADER, call.header("authorization")).map(Authentication::decoded);
    }

    private static Optional<String> first(Pattern pattern, Optional<String> header) {
        return header.map(pattern::matcher).filter(Matcher::find).map(match -> match.group(1));
    }

    /** Browsers send the value with percent signs, programs as it is; a plus is a plus in both. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
