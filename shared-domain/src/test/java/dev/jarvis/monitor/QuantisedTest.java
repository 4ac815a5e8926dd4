package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantisedTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.004, 0", "0.005, 0.01", "0.123, 0.12", "0.999, 1", "1.7, 1", "-0.2, 0", "NaN, 0"})
    void fraction_isInWholeHundredths_between0And1(double value, double expected) {
        assertEquals(expected, Quantised.fraction(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0,      1000,  0",
        "2,      1000,  0",
        "3,      1000,  5",
        "497,    1000,  495",
        "1200,   1000,  1000",
        "7,      0,     7",
        "3,      10,    3",
        "0,      0,     0",
    })
    void part_isInStepsOfHalfAHundredth_neverAboveItsTotal(long part, long total, long expected) {
        assertEquals(expected, Quantised.partOf(part, total));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.99, 0", "-5, 0", "1, 1", "9.4, 9", "12.4, 12", "1234, 1200", "1250, 1300", "987654, 990000"})
    void rate_hasTwoSignificantDigits(double perSecond, long expected) {
        assertEquals(expected, Quantised.rate(perSecond));
    }

    @ParameterizedTest
    @CsvSource({"17179869184, 34359738368", "123456789, 1000000000"})
    void noise_isNoChange(long part, long total) {
        long rounded = Quantised.partOf(part, total);
        assertTrue(Math.abs(rounded - part) <= total / 400 + 1, "within a quarter of a hundredth");
        assertEquals(rounded, Quantised.partOf(rounded, total));
    }
}
