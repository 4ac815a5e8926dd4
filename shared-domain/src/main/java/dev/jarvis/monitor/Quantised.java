package dev.jarvis.monitor;

/** Rounds figures so far that noise is no change: what did not change is neither written nor sent again. */
final class Quantised {

    private static final double PERCENT = 100.0;
    private static final int PARTS = 200;
    private static final int DIGITS = 10;

    private Quantised() {}

    /** A fraction in whole hundredths, never below 0 nor above 1. */
    static double fraction(double value) {
        return Math.round(Math.clamp(value, 0.0, 1.0) * PERCENT) / PERCENT;
    }

    /** A part of a total in steps of half a hundredth of it, never above it. */
    static long partOf(long part, long total) {
        long step = Math.max(1, total / PARTS);
        long rounded = Math.round((double) part / step) * step;
        return total > 0 ? Math.min(rounded, total) : rounded;
    }

    /** A rate with two significant digits. */
    static long rate(double perSecond) {
        if (perSecond < 1) {
            return 0;
        }
        double scale = Math.pow(DIGITS, Math.floor(Math.log10(perSecond)) - 1);
        return Math.round(Math.round(perSecond / scale) * scale);
    }
}
