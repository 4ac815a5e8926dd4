package dev.jarvis.docker;

import java.util.Optional;
import java.util.regex.Pattern;

/** A version of the Engine API; the newest that both sides know is spoken. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The newest whose changes were looked through. */
    static final ApiVersion NEWEST_KNOWN = new ApiVersion(1, 51);

    /** From here on everything that is used here is there (Docker 1.12). */
    static final ApiVersion OLDEST_KNOWN = new ApiVersion(1, 24);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    static Optional<ApiVersion> parse(String text) {
        var found = FORM.matcher(text.strip());
        return found.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /** The version to speak with an engine that offers up to this one; empty when it is too old. */
    Optional<ApiVersion> negotiated() {
        if (compareTo(OLDEST_KNOWN) < 0) {
            return Optional.empty();
        }
        return Optional.of(compareTo(NEWEST_KNOWN) < 0 ? this : NEWEST_KNOWN);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
