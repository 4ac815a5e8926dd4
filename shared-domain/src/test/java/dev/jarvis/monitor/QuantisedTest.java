package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.Steps;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantisedTest {

    private static final long TOTAL = 16L << 30;

    @ParameterizedTest
    @CsvSource({"0, 0", "0.004, 0", "0.005, 0.01", "0.123, 0.12", "0.999, 1", "1.7, 1", "-0.2, 0", "NaN, 0"})
    void firstFraction_isInWholeHundredths_between0And1(double value, double expected) {
        assertEquals(expected, Quantised.fraction(value, value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.12,  0.1299, 0.12",
        "0.12,  0.1101, 0.12",
        "0.12,  0.131,  0.13",
        "0.12,  0.109,  0.11",
        "0.12,  0.5,    0.5",
        "0,     0.009,  0",
        "0,     0.011,  0.01",
        "0.01,  0.003,  0.01",
        "0.01,  0.002,  0",
        "1,     0.992,  1",
    })
    void fraction_staysAsItIsShown_whileItIsLessThanAStepOff(double shown, double value, double expected) {
        assertEquals(expected, Quantised.fraction(value, shown));
    }

    @ParameterizedTest
    @CsvSource({
        "0,      1000,  0",
        "1,      1000,  0",
        "3,      1000,  5",
        "497,    1000,  495",
        "1200,   1000,  1000",
        "7,      0,     7",
        "3,      10,    3",
        "0,      0,     0",
    })
    void firstPart_isInHalfHundredths_neverAboveItsTotal(long part, long total, long expected) {
        assertEquals(expected, Quantised.partOf(part, total, Steps.ofPart(part, total)));
    }

    @ParameterizedTest
    @CsvSource({"100, 104, 100", "100, 96, 100", "100, 105, 105", "100, 95, 95", "5, 1, 0", "0, 4, 0", "1000, 996, 1000"
    })
    void part_staysAsItIsShown_whileItIsLessThanAStepOff(long shown, long part, long expected) {
        assertEquals(expected, Quantised.partOf(part, 1_000, Steps.ofPart(shown, 1_000)));
    }

    @Test
    void partOfATotalThatChanged_isShownAnew() {
        assertEquals(1_000, Quantised.partOf(1_000, 2_000, Steps.ofPart(1_000, 1_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "24, 0",
        "-5, 0",
        "NaN, 0",
        "99, 0",
        "100, 100",
        "449, 400",
        "1234, 1200",
        "1250, 1300",
        "987654, 990000"
    })
    void firstRate_hasTwoSignificantDigits_inStepsOfAHundred(double perSecond, long expected) {
        assertEquals(expected, Quantised.rate(perSecond, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "61000, 67000,  61000",
        "61000, 55500,  61000",
        "61000, 68000,  68000",
        "61000, 55000,  55000",
        "400,   499,    400",
        "400,   501,    500",
        "100,   26,     100",
        "100,   24,     0",
        "61000, 0,      0",
    })
    void rate_staysAsItIsShown_whileItIsLessThanATenthOff(long shown, double perSecond, long expected) {
        assertEquals(expected, Quantised.rate(perSecond, shown));
    }

    /** Wherever a figure stands: noise of a quarter step around it moves what is shown at most once, and for good. */
    @Test
    void noise_isNoChange() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            double fraction = 0.01 + random.nextDouble() * 0.98;
            long part = (long) (TOTAL * (0.01 + random.nextDouble() * 0.98));
            double rate = Math.exp(Math.log(500) + random.nextDouble() * 14);
            double shownFraction = Quantised.fraction(fraction, fraction);
            long shownPart = Quantised.partOf(part, TOTAL, Steps.ofPart(part, TOTAL));
            long shownRate = Quantised.rate(rate, 0);
            for (int reading = 0; reading < 100; reading++) {
                double noise = random.nextDouble() * 2 - 1;
                var why = "seed " + seed + ", round " + round + ", noise " + noise;
                assertEquals(shownFraction, Quantised.fraction(fraction + noise * 0.0025, shownFraction), why);
                assertEquals(
                        shownPart,
                        Quantised.partOf(part + (long) (noise * TOTAL / 800), TOTAL, Steps.ofPart(shownPart, TOTAL)),
                        why);
                assertEquals(shownRate, Quantised.rate(rate + noise * Math.max(25, rate / 50), shownRate), why);
            }
        }
    }

    @Test
    void whatIsShown_isNeverMoreThanItsSlackFromTheTruth() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        double fraction = 0.5;
        double rate = 5_000;
        double shownFraction = fraction;
        long shownPart = TOTAL / 2;
        long shownRate = 5_000;
        for (int reading = 0; reading < 100_000; reading++) {
            fraction = Math.clamp(fraction + random.nextGaussian() * 0.004, 0, 1);
            rate = Math.clamp(rate * Math.exp(random.nextGaussian() * 0.05), 0.1, 1e9);
            long part = (long) (TOTAL * fraction);
            shownFraction = Quantised.fraction(fraction, shownFraction);
            shownPart = Quantised.partOf(part, TOTAL, Steps.ofPart(shownPart, TOTAL));
            shownRate = Quantised.rate(rate, shownRate);
            var why = "seed " + seed + ": " + fraction + " as " + shownFraction + ", " + part + " as " + shownPart
                    + ", " + rate + " as " + shownRate;
            assertTrue(Math.abs(shownFraction - fraction) <= 0.01 + 1e-9, why);
            assertTrue(Math.abs(shownPart - part) <= TOTAL / 200 + 1, why);
            assertTrue(Math.abs(shownRate - rate) <= Math.max(100, rate / 10), why);
        }
    }
}
