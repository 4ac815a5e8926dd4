package dev.jarvis.settings;

import java.util.Locale;

/** A number of bytes as a person reads it. Pure. */
public final class FileSize {

    private static final long STEP = 1_024;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};
    private static final double TENTHS_BELOW = 100;

    private FileSize() {}

    /** Such as {@code 512 B}, {@code 3.4 MB} or {@code 120 GB}; each unit is 1,024 of the one before. */
    public static String text(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double size = (double) bytes / STEP;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, size < TENTHS_BELOW ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
    }
}
