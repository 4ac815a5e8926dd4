package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    @Test
    void localModel_keepsAThousandTokensForQuestionAndAnswer() {
        var local = Budgets.of(ModelKind.LOCAL);
        int taken = local.systemPrompt()
                + local.context()
                + local.tools().orElseThrow()
                + local.history().orElseThrow();
        assertTrue(local.window() - taken >= 1_000);
        assertEquals(800, Budgets.of(ModelKind.LOCAL).context());
        assertEquals(5_000, Budgets.of(ModelKind.CLAUDE).context());
    }

    @Test
    void budgetsThatLeaveNothing_areRefusedWithTheirFigures() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new Budgets(1_000, 300, 700, OptionalInt.empty(), OptionalInt.empty()));
        assertEquals("budgets must leave room for a question in a window of 1000 tokens, left 0", refusal.getMessage());
    }

    @Test
    void models_areCalledByTheirWord() {
        for (var model : ModelKind.values()) {
            assertEquals(Optional.of(model), ModelKind.of(model.word()));
        }
        assertEquals(Optional.empty(), ModelKind.of("LOCAL"));
    }
}
