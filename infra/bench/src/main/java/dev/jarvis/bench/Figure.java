package dev.jarvis.bench;

import java.util.Optional;

/**
 * One measured value; less is better.
 *
 * @param unit as it is printed behind the value; the goal and the yardstick have the same
 * @param goal what it should be at most
 * @param yardstick what the same machine took in the same run for something that everybody knows
 * @param gate whether missing the goal fails the run
 * @param note what else is worth knowing of it; empty for nothing
 */
record Figure(
        String name,
        double value,
        String unit,
        Optional<Double> goal,
        Optional<Double> yardstick,
        boolean gate,
        String note) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty(), Optional.empty(), false, "");
    }

    Figure withGoal(double most) {
        return new Figure(name, value, unit, Optional.of(most), yardstick, gate, note);
    }

    Figure against(double measured) {
        return new Figure(name, value, unit, goal, Optional.of(measured), gate, note);
    }

    Figure asGate() {
        return new Figure(name, value, unit, goal, yardstick, true, note);
    }

    Figure noting(String said) {
        return new Figure(name, value, unit, goal, yardstick, gate, said);
    }

    boolean isMet() {
        return goal.map(most -> value <= most).orElse(true);
    }
}
