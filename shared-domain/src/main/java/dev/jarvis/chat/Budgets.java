package dev.jarvis.chat;

import java.util.OptionalInt;

/**
 * How a model's window is shared out, in tokens: each figure is the most that its part may take.
 *
 * @param window all that the model can hold, its answer included
 * @param systemPrompt the standing instructions
 * @param context what is known of the cluster
 * @param tools the descriptions of tools; empty where all of them go in
 * @param history earlier messages; empty where the whole session goes in
 */
public record Budgets(int window, int systemPrompt, int context, OptionalInt tools, OptionalInt history) {

    public Budgets {
        int left = window - systemPrompt - context - tools.orElse(0) - history.orElse(0);
        if (left <= 0) {
            throw new IllegalArgumentException(
                    "budgets must leave room for a question in a window of " + window + " tokens, left " + left);
        }
    }

    /** The budgets of a kind of model: specification, chapter 3. */
    public static Budgets of(ModelKind model) {
        return switch (model) {
            case LOCAL -> new Budgets(4_096, 300, 800, OptionalInt.of(500), OptionalInt.of(1_400));
            case CLAUDE -> new Budgets(200_000, 500, 5_000, OptionalInt.empty(), OptionalInt.empty());
        };
    }
}
