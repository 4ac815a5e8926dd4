package dev.jarvis.ssh;

import dev.jarvis.settings.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts.KnownHostEntry;

/**
 * The keys that hosts must show, in a file of OpenSSH's form (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT): plain and hashed
 * names, patterns, ports and {@code @revoked}; certificates are not believed. Read anew for each connection, so that an
 * edit counts at once. Thread-safe; a second process may read at any time, and should not learn at the same moment.
 */
public final class KnownHosts {

    private static final long MOST_BYTES = 4 << 20;
    private static final String REVOKED = "@revoked";
    private static final String AUTHORITY = "@cert-authority";

    private final Path file;

    public KnownHosts(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** What the file says about a key that a host shows. */
    public sealed interface Verdict {
        /** It is the one. */
        record Known() implements Verdict {}

        /** Nothing is said about this host. */
        record Unknown() implements Verdict {}

        /** The host should have another one. */
        record Changed(HostKey known, int line) implements Verdict {}

        /** It must never be trusted again. */
        record Revoked(int line) implements Verdict {}
    }

    /** One line of the file that is about a host. */
    private record Line(int number, boolean revoked, HostKey key) {}

    /** Where the keys are. */
    public Path file() {
        return file;
    }

    /**
     * Judges a key. A host that is known with a key of another type only has changed, too: who stands in between could
     * otherwise show a key of a type that nobody has noted yet.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public Verdict judge(SshAddress address, HostKey presented) throws IOException {
        var lines = about(address);
        for (var line : lines) {
            if (line.revoked() && line.key().equals(presented)) {
                return new Verdict.Revoked(line.number());
            }
        }
        var known = lines.stream().filter(line -> !line.revoked()).toList();
        if (known.stream().anyMatch(line -> line.key().equals(presented))) {
            return new Verdict.Known();
        }
        return known.stream()
                .filter(line -> line.key().type().equals(presented.type()))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .<Verdict>map(line -> new Verdict.Changed(line.key(), line.number()))
                .orElseGet(Verdict.Unknown::new);
    }

    /** The types of the keys that are known of a host, so that it is asked for one of these. */
    List<String> typesOf(SshAddress address) throws IOException {
        return about(address).stream()
                .filter(line -> !line.revoked())
                .map(line -> line.key().type())
                .distinct()
                .toList();
    }

    /**
     * Notes the key of a host that is not known yet; the file appears whole or not at all, readable by its owner alone.
     *
     * @return what the file said before: {@code Unknown} when the key was added, else nothing was changed
     * @throws IOException when the file cannot be read or written
     */
    public synchronized Verdict learn(SshAddress address, HostKey key) throws IOException {
        var before = judge(address, key);
        if (before instanceof Verdict.Unknown) {
            var text = text();
            var gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            PrivateFile.replace(
                    file,
                    text + gap + address.asKnownHost() + " " + key.type() + " " + key.encoded() + "\n",
                    StandardCharsets.ISO_8859_1);
        }
        return before;
    }

    private List<Line> about(SshAddress address) throws IOException {
        SoundMethods.prepare();
        var lines = new ArrayList<Line>();
        var parser = new OpenSSHKnownHosts(new StringReader(""), Quiet.LOGGERS).new EntryFactory();
        int number = 0;
        for (var written : text().lines().toList()) {
            number++;
            if (!written.strip().startsWith(AUTHORITY)) {
                int here = number;
                keyOf(parser, written, address)
                        .ifPresent(
                                key -> lines.add(new Line(here, written.strip().startsWith(REVOKED), key)));
            }
        }
        return lines;
    }

    private static Optional<HostKey> keyOf(OpenSSHKnownHosts.EntryFactory parser, String written, SshAddress address) {
        try {
            KnownHostEntry entry = parser.parseEntry(written.strip());
            if (entry == null || !entry.appliesTo(address.asKnownHost())) {
                return Optional.empty();
            }
            // Of the library's own text form the last two words are the type and the key; a comment could follow.
            var words = List.of(entry.getLine().split(" ", -1));
            int type = words.indexOf(entry.getType().toString());
            return type < 0 || type + 1 == words.size()
                    ? Optional.empty()
                    : Optional.of(new HostKey(words.get(type), words.get(type + 1)));
        } catch (IOException | RuntimeException unreadableLine) {
            // A line that is damaged says nothing about any host; ssh(1) passes over it, too.
            return Optional.empty();
        }
    }

    private String text() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, the most is " + MOST_BYTES);
        }
        // One byte a character: names and keys are ASCII, and a comment may be in any encoding.
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
