package dev.jarvis.simulator.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lines of a guest's configuration file, as text. Guarded by the cluster's lock. */
public final class GuestConfig {

    private final Map<String, String> lines;

    /** With these lines. */
    public GuestConfig(Map<String, String> lines) {
        this.lines = new TreeMap<>(lines);
    }

    /** One line's value. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(lines.get(name));
    }

    /** Whether a line stands for true. */
    public boolean flag(String name) {
        return get(name).map("1"::equals).orElse(false);
    }

    /** A whole number, or another one where the line is absent or none. */
    public long number(String name, long otherwise) {
        return get(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(otherwise);
    }

    /** Writes a line. */
    public void set(String name, String value) {
        lines.put(name, value);
    }

    /** Takes a line away. */
    public void remove(String name) {
        lines.remove(name);
    }

    /** All lines in the order of their names. */
    public Map<String, String> lines() {
        return Collections.unmodifiableMap(lines);
    }

    /** Changes whenever a line does: 40 hexadecimal digits. */
    public String digest() {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-1", missing);
        }
    }
}
