package dev.jarvis.feed;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562, 5.7): a time in milliseconds, then random bits. Thread-safe. */
final class Uids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_SHIFT = 16;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Uids() {}

    static String at(Instant instant) {
        long high = (instant.toEpochMilli() << TIME_SHIFT) | VERSION_7 | (RANDOM.nextLong() & RANDOM_A);
        long low = (RANDOM.nextLong() & VARIANT_MASK) | VARIANT;
        return new UUID(high, low).toString();
    }
}
