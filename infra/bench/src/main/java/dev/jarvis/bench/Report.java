package dev.jarvis.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a benchmark found.
 *
 * @param conditions under which it was found: machine, load, durations, numbers of samples
 * @param yardstick what the ratios in the last column compare with, in words
 */
record Report(String title, List<String> conditions, String yardstick, List<Figure> figures) {

    private static final String ROW = "  %-46s %12s %12s %9s %12s %9s%n";

    boolean passes() {
        return figures.stream().allMatch(figure -> figure.isMet() || !figure.gate());
    }

    void print(PrintStream out) {
        out.println();
        out.println(title);
        conditions.forEach(condition -> out.println("  " + condition));
        out.println("  yardstick: " + yardstick);
        out.println();
        out.printf(ROW, "", "measured", "goal", "of goal", "yardstick", "of it");
        for (var figure : figures) {
            out.printf(
                    ROW,
                    figure.name(),
                    text(Optional.of(figure.value())) + " " + figure.unit(),
                    text(figure.goal()),
                    ratio(figure.value(), figure.goal()) + (figure.isMet() ? "" : " !"),
                    text(figure.yardstick()),
                    ratio(figure.value(), figure.yardstick()));
        }
        out.println();
        for (var missed : figures.stream().filter(figure -> !figure.isMet()).toList()) {
            out.println("  MISSED" + (missed.gate() ? " (gate)" : "") + ": " + missed.name());
        }
    }

    private static String ratio(double value, Optional<Double> to) {
        return to.filter(divisor -> divisor > 0)
                .map(divisor -> String.format(Locale.ROOT, "%.2f", value / divisor))
                .orElse("-");
    }

    private static String text(Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, number < 10 ? "%.3f" : "%.1f", number))
                .orElse("-");
    }
}
