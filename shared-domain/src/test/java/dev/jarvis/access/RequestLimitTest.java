package dev.jarvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.settings.InvalidSetting;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitTest {

    private static final String ADDRESS = "192.0.2.1";

    private final TestClock clock = new TestClock();
    private final RequestLimit limit = new RequestLimit(settings(4), clock);

    @Test
    void burst_isTenSecondsWorth_thenOneMustWait() {
        assertEquals(40, passing(ADDRESS, 100));
        assertEquals(Optional.of(Duration.ofMillis(250)), limit.count(ADDRESS));
    }

    @Test
    void whoWaitsAsLongAsSaid_passes() {
        passing(ADDRESS, 100);
        clock.advance(limit.count(ADDRESS).orElseThrow().minusNanos(1));
        assertTrue(limit.count(ADDRESS).isPresent());
        clock.advance(Duration.ofNanos(1));
        assertEquals(1, passing(ADDRESS, 10));
    }

    @Test
    void overTime_theRateHolds() {
        passing(ADDRESS, 100);
        int passed = 0;
        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            passed += passing(ADDRESS, 100);
        }
        assertEquals(240, passed);
    }

    @Test
    void whatIsNotUsed_isSavedForOneBurstAndNoMore() {
        passing(ADDRESS, 100);
        clock.advance(Duration.ofHours(1));
        assertEquals(40, passing(ADDRESS, 100));
    }

    @Test
    void addresses_areCountedApart() {
        passing(ADDRESS, 100);
        assertEquals(40, passing("192.0.2.2", 100));
    }

    @Test
    void clockThatIsPutBack_locksNobodyOut() {
        passing(ADDRESS, 100);
        clock.advance(Duration.ofHours(-1));
        assertEquals(Optional.empty(), limit.count(ADDRESS));
    }

    @Test
    void manyAddresses_areForgottenFromTheQuietestOn() {
        passing(ADDRESS, 100);
        for (int index = 0; index < 3 * RequestLimit.MOST_ADDRESSES; index++) {
            limit.count("2001:db8::" + index);
            limit.count("busy");
        }
        assertEquals(RequestLimit.MOST_ADDRESSES, limit.addresses());
        assertTrue(limit.count("busy").isPresent());
        assertEquals(Optional.empty(), limit.count(ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_001})
    void senselessRate_isRefusedByName(int rate) {
        var refused = assertThrows(InvalidSetting.class, () -> settings(rate));
        assertEquals("JARVIS_ACCESS_REQUESTS_PER_SECOND must be 1..1000000, was " + rate, refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 60_001})
    void senselessDeadline_isRefusedByName(long millis) {
        var refused = assertThrows(InvalidSetting.class, () -> new RequestSettings(1, Duration.ofMillis(millis)));
        assertEquals(
                "JARVIS_ACCESS_REQUEST_WITHIN must be longer than 0 and at most 60s, was " + millis + " ms",
                refused.getMessage());
    }

    private int passing(String address, int tries) {
        int passed = 0;
        for (int index = 0; index < tries; index++) {
            passed += limit.count(address).isEmpty() ? 1 : 0;
        }
        return passed;
    }

    private static RequestSettings settings(int perSecond) {
        return new RequestSettings(perSecond, Duration.ofSeconds(20));
    }
}
