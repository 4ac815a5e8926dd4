package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void quantiles_areSamplesOfTheNearestRank() {
        var hundred =
                new Quantiles(LongStream.rangeClosed(1, 100).map(n -> 101 - n).toArray());
        assertEquals(50, hundred.median());
        assertEquals(99, hundred.at(0.99));
        assertEquals(100, hundred.at(1));
        assertEquals(1, hundred.at(0));
        assertEquals(1, hundred.least());
        assertEquals(100, hundred.greatest());
        assertEquals(100, hundred.count());
    }

    @Test
    void quantiles_ofFewSamples() {
        assertEquals(7, Quantiles.of(List.of(7L)).median());
        assertEquals(7, Quantiles.of(List.of(7L)).at(0.99));
        assertEquals(2, Quantiles.of(List.of(3L, 1L, 2L)).median());
        assertEquals(3, Quantiles.of(List.of(3L, 1L, 2L)).at(0.99));
    }

    @Test
    void quantiles_ofNothingDoNotExist() {
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(List.of()));
    }

    @Test
    void samples_keepTheirOrderForTheCaller() {
        var samples = new long[] {3, 1, 2};
        assertEquals(1, new Quantiles(samples).least());
        assertEquals(3, samples[0]);
    }
}
