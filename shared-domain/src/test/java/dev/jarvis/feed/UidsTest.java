package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UidsTest {

    @Test
    void uid_isOfVersion7_andCarriesItsTime() {
        for (int count = 0; count < 1_000; count++) {
            var uid = UUID.fromString(Uids.at(TestClock.START));
            assertEquals(7, uid.version());
            assertEquals(2, uid.variant());
            assertEquals(TestClock.START.toEpochMilli(), uid.getMostSignificantBits() >>> 16);
        }
    }

    @Test
    void uids_ofOneMoment_differ() {
        var made = new HashSet<String>();
        for (int count = 0; count < 10_000; count++) {
            assertTrue(made.add(Uids.at(TestClock.START)));
        }
    }

    @Test
    void orderOfText_isOrderOfTime() {
        assertTrue(Uids.at(TestClock.START).compareTo(Uids.at(TestClock.START.plusMillis(1))) < 0);
    }
}
