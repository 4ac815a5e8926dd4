package dev.jarvis.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says how the database does to whoever asks, and that may be anybody, as often as they like: whether writing works again is
 * tried by one at a time and only now and then, and nobody who writes waits for it. Thread-safe.
 */
@Singleton
public final class HealthProbe {

    /** How long what was tried last is the answer for all. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Database database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ReentrantLock trying = new ReentrantLock();
    private Optional<Instant> tried = Optional.empty();

    @Inject
    public HealthProbe(Database database, Transactions transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Why something must be expected to fail although the database can be read: damage was met in it, or the next writing
     * will fail, for the look of the file, its folder and its disk, or because the last one of this process failed and it
     * still does. Empty when nothing speaks against it.
     */
    public Optional<String> whyDegraded() {
        var refusal = database.standing().damage().or(database::whyNotWritable);
        if (refusal.isPresent() || database.standing().writing().isEmpty()) {
            return refusal;
        }
        if (trying.tryLock()) {
            try {
                tryWhenDue();
            } finally {
                trying.unlock();
            }
        }
        return database.standing().writing();
    }

    private void tryWhenDue() {
        var now = clock.instant();
        if (tried.isEmpty()
                || !Duration.between(tried.get(), now)
                        .abs()
                        .minus(BETWEEN_TRIES)
                        .isNegative()) {
            tried = Optional.of(now);
            transactions.tryToWriteUnlessOthersDo();
        }
    }
}
