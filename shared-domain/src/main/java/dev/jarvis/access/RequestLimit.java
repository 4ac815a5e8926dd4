package dev.jarvis.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * So many requests a second from one address, over time; what was not used is saved for a burst of ten seconds' worth,
 * which a page that loads, or many that come back at once, need. Kept in memory, for a bounded number of addresses: the
 * one that was quiet longest is forgotten first, which gives it no more than a full burst anew. Thread-safe.
 */
@Singleton
public final class RequestLimit {

    /** How much may be saved, as time. */
    static final Duration BURST = Duration.ofSeconds(10);

    /** How many addresses are remembered. */
    static final int MOST_ADDRESSES = 4_096;

    private final InstantSource clock;
    private final Duration each;

    /** Until when each address has spent its share: the one that was quiet longest comes first. */
    private final Map<String, Instant> spentUntil = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> quietest) {
            return size() > MOST_ADDRESSES;
        }
    };

    @Inject
    public RequestLimit(RequestSettings settings, InstantSource clock) {
        this.clock = clock;
        this.each = Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
    }

    /** Counts a request of an address; answers how long to wait when it is one too many, which is then not counted. */
    public Optional<Duration> count(String address) {
        var now = clock.instant();
        synchronized (spentUntil) {
            var spent = start(Optional.ofNullable(spentUntil.get(address)), now).plus(each);
            var tooMuch = Duration.between(now.plus(BURST), spent);
            if (tooMuch.isPositive()) {
                return Optional.of(tooMuch);
            }
            spentUntil.put(address, spent);
            return Optional.empty();
        }
    }

    /** From when a share is spent: from now on where nothing is owed, or where the clock was put back. */
    private static Instant start(Optional<Instant> spent, Instant now) {
        return spent.filter(until -> until.isAfter(now) && !until.isAfter(now.plus(BURST)))
                .orElse(now);
    }

    int addresses() {
        synchronized (spentUntil) {
            return spentUntil.size();
        }
    }
}
