package dev.jarvis.simulator.cluster;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unique id of a task, in Proxmox's form with its trailing colon. Times count seconds since 1970. */
public record Upid(
        String node, int pid, long processStart, long startSeconds, String type, String id, TaskOwner owner) {

    private static final Pattern FORM = Pattern.compile("UPID:([a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?):"
            + "([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8,9}):([0-9A-Fa-f]{8}):([^:\\s]+):([^:\\s]*):([^:\\s]+):");

    /** The id as text. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "UPID:%s:%08X:%08X:%08X:%s:%s:%s:",
                node,
                pid,
                processStart,
                startSeconds,
                type,
                id,
                owner.full());
    }

    /** Reads the text form; empty when it is not one. */
    public static Optional<Upid> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String[] owner = matcher.group(7).split("!", 2);
        return Optional.of(new Upid(
                matcher.group(1),
                (int) Long.parseLong(matcher.group(2), 16),
                Long.parseLong(matcher.group(3), 16),
                Long.parseLong(matcher.group(4), 16),
                matcher.group(5),
                matcher.group(6),
                new TaskOwner(owner[0], owner.length > 1 ? Optional.of(owner[1]) : Optional.empty())));
    }
}
