package dev.jarvis.functions;

import dev.jarvis.access.Passwords;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.feed.OnlineAnnouncement;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What needs the database once at the start: that there is a password, and that the start is on record. A database that
 * cannot be used yet does not stop the start; it is tried again until it can. Thread-safe.
 */
@Singleton
public final class FirstUse {

    private static final Duration BEFORE_RETRY = Duration.ofSeconds(2);

    private final Passwords passwords;
    private final OnlineAnnouncement online;
    private volatile boolean ended;

    FirstUse(Passwords passwords, OnlineAnnouncement online) {
        this.passwords = passwords;
        this.online = online;
    }

    /** What came of the first try. */
    public sealed interface Outcome {

        /**
         * All is ready.
         *
         * @param made the password, when it was made just now: shown once
         */
        record Ready(Optional<String> made) implements Outcome {}

        /** The database cannot be used; the reason is for the person at the console. */
        record Degraded(String why) implements Outcome {}
    }

    /**
     * Tries at once.
     *
     * @param later hears when a later try succeeded, if this one does not
     */
    public Outcome begin(Consumer<Outcome.Ready> later) {
        try {
            return ready();
        } catch (DatabaseUnavailable unavailable) {
            Thread.ofVirtual().name("first-use").start(() -> retry(later));
            return new Outcome.Degraded(String.valueOf(unavailable.getMessage()));
        }
    }

    private Outcome.Ready ready() {
        var made = passwords.ensure();
        online.make();
        return new Outcome.Ready(made);
    }

    private void retry(Consumer<Outcome.Ready> later) {
        var outcome = Optional.<Outcome.Ready>empty();
        while (outcome.isEmpty() && pause() && !ended) {
            outcome = tried();
        }
        outcome.ifPresent(later);
    }

    /** Why it cannot be used was said at the start, and is said in health and in every answer. */
    private Optional<Outcome.Ready> tried() {
        try {
            return Optional.of(ready());
        } catch (DatabaseUnavailable stillUnavailable) {
            return Optional.empty();
        }
    }

    /** Tries no more: the process stops. */
    @PreDestroy
    void end() {
        ended = true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(BEFORE_RETRY);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
