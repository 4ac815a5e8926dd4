package dev.jarvis.monitor.conditions;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jarvis.database.TestDatabase;
import dev.jarvis.monitor.Condition;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConditionsKeepTheContractTest {

    @TestFactory
    Stream<DynamicTest> everyCondition_keepsTheContract() {
        return TestDatabase.beans().getBeansOfType(Condition.class).stream()
                .map(condition ->
                        DynamicTest.dynamicTest(condition.name(), () -> new ConditionContract(condition).check()));
    }

    @Test
    void conditions_areFound() {
        assertFalse(TestDatabase.beans().getBeansOfType(Condition.class).isEmpty());
    }
}
