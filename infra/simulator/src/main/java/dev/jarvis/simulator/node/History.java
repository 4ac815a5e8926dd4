package dev.jarvis.simulator.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The series that Proxmox keeps of its figures: how far apart the points are and how many there are, by the name of the
 * time frame. As of Proxmox VE 9.
 */
public enum History {
    HOUR(60, 60),
    DAY(60, 1_440),
    WEEK(1_800, 336),
    MONTH(1_800, 1_440),
    YEAR(21_600, 1_440),
    DECADE(604_800, 570);

    private static final int SAMPLES = 3;

    private final long stepSeconds;
    private final int points;

    History(long stepSeconds, int points) {
        this.stepSeconds = stepSeconds;
        this.points = points;
    }

    /** The time frame with this name in the API. */
    public static History of(String timeframe) {
        return valueOf(timeframe.toUpperCase(Locale.ROOT));
    }

    /** The begins of all periods, the oldest first; the last has ended already. */
    public List<Instant> periods(Instant now) {
        long end = now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), stepSeconds);
        List<Instant> begins = new ArrayList<>(points);
        for (int index = points; index > 0; index--) {
            begins.add(Instant.ofEpochSecond(end - index * stepSeconds));
        }
        return begins;
    }

    /** The moments at which a period is looked at. */
    public List<Instant> samples(Instant begin) {
        List<Instant> moments = new ArrayList<>(SAMPLES);
        for (int index = 0; index < SAMPLES; index++) {
            moments.add(begin.plusSeconds(stepSeconds * (2 * index + 1) / (2 * SAMPLES)));
        }
        return moments;
    }

    /** The mean of figures, or the greatest of them. */
    public static double consolidate(List<Double> values, boolean greatest) {
        return greatest
                ? values.stream().mapToDouble(Double::doubleValue).max().orElse(0)
                : values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
