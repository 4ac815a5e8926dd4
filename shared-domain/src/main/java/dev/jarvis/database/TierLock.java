package dev.jarvis.database;

import dev.jarvis.settings.FileRefusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * One pass of a tier at a time, over all processes: an operating-system lock on a file per tier beside the database.
 * The system frees it when its holder dies, however it dies. Thread-safe.
 */
@Singleton
public final class TierLock {

    private static final Pattern TIER = Pattern.compile("[a-z]{1,32}");

    /**
     * What this process holds: the system's lock knows processes only, and closing a second channel of the file, even one
     * that only reads, would drop it.
     */
    private static final ConcurrentMap<Path, Holding> HELD = new ConcurrentHashMap<>();

    /**
     * One lock of this process.
     *
     * @param words what stands in the file
     * @param channel whose lock it is, once it is; one that nobody refers to would be collected, and its lock be gone
     */
    private record Holding(String words, Optional<FileChannel> channel) {}

    private final Database database;
    private final InstantSource clock;

    @Inject
    public TierLock(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of asking for a tier. */
    public sealed interface Claim {

        /** The tier is the caller's until it closes this. */
        record Held(Path file, FileChannel channel) implements Claim, AutoCloseable {
            @Override
            public void close() throws IOException {
                try {
                    channel.close();
                } finally {
                    HELD.remove(file);
                }
            }
        }

        /**
         * Somebody else has it.
         *
         * @param holder who, in words: the process and since when
         */
        record Taken(String holder) implements Claim {}
    }

    /**
     * Asks for a tier without waiting.
     *
     * @throws DatabaseUnavailable when the lock's file cannot be made
     */
    public Claim claim(String tier) {
        if (!TIER.matcher(tier).matches()) {
            throw new IllegalArgumentException("a tier's name has 1 to 32 small letters, was \"" + tier + "\"");
        }
        var file = database.settings().folder().resolve(tier + ".lock");
        var ourselves = "process " + ProcessHandle.current().pid() + " since " + Times.text(clock.instant());
        var holding = HELD.putIfAbsent(file, new Holding(ourselves, Optional.empty()));
        if (holding != null) {
            return new Claim.Taken(holding.words());
        }
        boolean held = false;
        try {
            database.prepare();
            var claim = lock(file, ourselves);
            held = claim instanceof Claim.Held;
            return claim;
        } catch (IOException refused) {
            throw new DatabaseUnavailable("the tier's lock " + file + ": " + FileRefusal.inWords(refused), refused);
        } finally {
            if (!held) {
                HELD.remove(file);
            }
        }
    }

    private static Claim lock(Path file, String ourselves) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            if (channel.tryLock() == null) {
                return new Claim.Taken(holderIn(file));
            }
            write(channel, ourselves);
            HELD.put(file, new Holding(ourselves, Optional.of(channel)));
            held = true;
            return new Claim.Held(file, channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String holderIn(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "another process" : text;
    }
}
