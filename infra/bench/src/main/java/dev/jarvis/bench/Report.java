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

    Report {
        conditions = List.copyOf(conditions);
        figures = List.copyOf(figures);
    }

    boolean passes() {
        return figures.stream().allMatch(figure -> figure.isMet() || !figure.gate());
    }

    void print(PrintStream out) {
        out.println();
        out.println(title);
        conditions.forEach(condition -> out.println("  " + condition));
        out.println("  yardstick: " + yardstick);
        out.println();
        row(out, "", "measured", "goal", "of goal", "yardstick", "of it", "");
        for (var figure : figures) {
            row(
                    out,
                    figure.name(),
                    text(figure.value()) + " " + figure.unit(),
                    figure.goal().map(Report::text).orElse("-"),
                    ratio(figure.value(), figure.goal()) + (figure.isMet() ? "" : " !"),
                    figure.yardstick().map(Report::text).orElse("-"),
                    ratio(figure.value(), figure.yardstick()),
                    figure.note());
        }
        out.println();
        for (var missed : figures.stream().filter(figure -> !figure.isMet()).toList()) {
            out.printf(
                    Locale.ROOT,
                    "  MISSED%s: %s is %s %s, the goal %s%n",
                    missed.gate() ? " (gate)" : "",
                    missed.name(),
                    text(missed.value()),
                    missed.unit(),
                    missed.goal().map(Report::text).orElseThrow());
        }
    }

    private static void row(PrintStream out, Object... cells) {
        out.println(String.format(Locale.ROOT, "  %-46s %14s %10s %9s %11s %9s  %s", cells)
                .stripTrailing());
    }

    private static String ratio(double value, Optional<Double> to) {
        return to.filter(divisor -> divisor > 0)
                .map(divisor -> String.format(Locale.ROOT, "%.2f", value / divisor))
                .orElse("-");
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }
}
