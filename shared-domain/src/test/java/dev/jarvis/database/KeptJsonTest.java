package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptJsonTest {

    private final KeptJson kept = new KeptJson(TestDatabase.json());

    @Test
    void sameText_isReadOnce() {
        var first = read("a", 1);
        assertSame(first, read("a", 1));
    }

    @Test
    void otherText_isReadAgain_alsoWhenItIsTheOneBefore() {
        for (int number = 0; number < 6; number++) {
            assertEquals(tree(number % 2), read("a", number % 2));
        }
    }

    @Test
    void columns_areApart() {
        var first = read("a", 1);
        assertEquals(tree(2), read("b", 2));
        assertSame(first, read("a", 1));
    }

    @Test
    void senselessText_isRefused_andKeepsNothing() {
        var before = read("a", 1);
        assertThrows(DatabaseUnavailable.class, () -> kept.read("a", "{\"x\":", JsonNode.class));
        assertSame(before, read("a", 1));
    }

    private JsonNode read(String column, int x) {
        return kept.read(column, "{\"x\":" + x + "}", JsonNode.class);
    }

    private static JsonNode tree(int x) {
        return JsonNode.createObjectNode(Map.of("x", JsonNode.createNumberNode(x)));
    }
}
