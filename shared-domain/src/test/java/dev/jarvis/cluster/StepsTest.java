package dev.jarvis.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.123, 12.3", "1, 100", "1.7, 100", "-0.2, 0", "NaN, NaN"})
    void fraction_isCountedInHundredths_between0And1(double fraction, double steps) {
        assertEquals(steps, Steps.ofFraction(fraction), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000, 0", "5, 1000, 1", "497, 1000, 99.4", "1200, 1000, 200", "7, 0, 7", "0, 0, 0"})
    void part_isCountedInHalfHundredths_neverMoreThanItsTotal(long part, long total, double steps) {
        assertEquals(steps, Steps.ofPart(part, total), 1e-9);
    }

    @Test
    void figureOnTheGrid_isTheSame_afterItWasCountedAndMadeAgain() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 100_000; round++) {
            long total = round % 10 == 0 ? random.nextLong(1_000) : random.nextLong(1L << random.nextInt(1, 52));
            long steps = random.nextLong(201);
            long figure = Steps.part(steps, total);
            assertEquals(
                    figure,
                    Steps.part(Math.round(Steps.ofPart(figure, total)), total),
                    () -> "seed " + seed + ": " + steps + " of " + total);
            double fraction = Steps.fraction(steps / 2);
            assertEquals(fraction, Steps.fraction(Math.round(Steps.ofFraction(fraction))), () -> "seed " + seed);
        }
    }
}
