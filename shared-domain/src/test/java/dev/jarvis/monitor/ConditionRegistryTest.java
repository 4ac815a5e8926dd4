package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionRegistryTest {

    @Test
    void twoOfOneName_stopTheStart() {
        var refused = assertThrows(
                IllegalStateException.class, () -> new ConditionRegistry(List.of(named("A"), named("B"), named("A"))));
        assertEquals("two conditions are called A", refused.getMessage());
    }

    @Test
    void conditions_areInTheOrderOfTheirNames() {
        assertEquals(List.of("A", "B", "C"), names(new ConditionRegistry(List.of(named("C"), named("A"), named("B")))));
    }

    private static List<String> names(ConditionRegistry registry) {
        return registry.all().stream().map(Condition::name).toList();
    }

    private static Condition named(String name) {
        return new Condition() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> judge(Reading reading) {
                return List.of();
            }
        };
    }
}
