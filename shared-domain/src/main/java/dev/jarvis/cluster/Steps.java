package dev.jarvis.cluster;

/**
 * The grid that figures lie on, as fine as a screen shows them: fractions in hundredths, parts of a total in half
 * hundredths of it. A figure on the grid is the same after it was counted in steps and made a figure again.
 */
public final class Steps {

    private static final double HUNDREDTHS = 100.0;
    private static final double HALF_HUNDREDTHS = 200.0;

    private Steps() {}

    /** A fraction in steps, not yet whole; what lies below 0 or above 1 counts as 0 or 1. */
    public static double ofFraction(double fraction) {
        return Math.clamp(fraction, 0.0, 1.0) * HUNDREDTHS;
    }

    /** The fraction of so many steps. */
    public static double fraction(long steps) {
        return steps / HUNDREDTHS;
    }

    /** A part of a total in steps, not yet whole, never more than the total; without a total a step is one. */
    public static double ofPart(long part, long total) {
        return total > 0 ? Math.min(part, total) * HALF_HUNDREDTHS / total : part;
    }

    /** The part of a total that so many steps are. */
    public static long part(long steps, long total) {
        return total > 0 ? Math.round(steps * (double) total / HALF_HUNDREDTHS) : steps;
    }
}
