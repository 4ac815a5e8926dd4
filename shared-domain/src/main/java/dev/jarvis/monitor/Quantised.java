package dev.jarvis.monitor;

import dev.jarvis.cluster.Steps;

/**
 * Rounds figures so far that noise is no change: what did not change is neither written nor sent again. A figure that is
 * shown stays until the true one is a whole step away, so that one that lies between two steps does not flip. Next to
 * nothing is nothing.
 */
final class Quantised {

    /** Below this part of a step there is nothing. */
    private static final double NOTHING = 0.25;

    private static final double LEAST_RATE_STEP = 100;
    private static final double RATE_SLACK = 0.1;
    private static final int DIGITS = 10;

    private Quantised() {}

    /**
     * A fraction in whole hundredths, never below 0 nor above 1.
     *
     * @param shown the one of the reading before, or this one where there was none
     */
    static double fraction(double value, double shown) {
        return Steps.fraction(settled(Steps.ofFraction(value), Math.round(Steps.ofFraction(shown))));
    }

    /**
     * A part of a total in half hundredths of it, never above it.
     *
     * @param shownSteps the one of the reading before in {@link Steps}, or this one where there was none
     */
    static long partOf(long part, long total, double shownSteps) {
        return Steps.part(settled(Steps.ofPart(part, total), Math.round(shownSteps)), total);
    }

    /**
     * A rate with two significant digits, in steps of 100 bytes a second or more; it stays while it is less than a tenth
     * off.
     *
     * @param shown the one of the reading before, or 0 where there was none
     */
    static long rate(double perSecond, long shown) {
        if (!(perSecond >= LEAST_RATE_STEP * NOTHING)) {
            return 0;
        }
        if (Math.abs(perSecond - shown) < Math.max(LEAST_RATE_STEP, perSecond * RATE_SLACK)) {
            return shown;
        }
        double step = Math.max(LEAST_RATE_STEP, Math.pow(DIGITS, Math.floor(Math.log10(perSecond)) - 1));
        return Math.round(Math.round(perSecond / step) * step);
    }

    private static long settled(double exact, long shown) {
        if (exact < NOTHING) {
            return 0;
        }
        return Math.abs(exact - shown) < 1 ? shown : Math.round(exact);
    }
}
