package dev.jarvis.monitor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** All conditions, in the order of their names; two with one name stop the start. Immutable. */
@Singleton
public final class ConditionRegistry {

    private final List<Condition> conditions;

    @Inject
    public ConditionRegistry(List<Condition> conditions) {
        var names = new HashSet<String>();
        for (var condition : conditions) {
            if (!names.add(condition.name())) {
                throw new IllegalStateException("two conditions are called " + condition.name());
            }
        }
        this.conditions = conditions.stream()
                .sorted(Comparator.comparing(Condition::name))
                .toList();
    }

    public List<Condition> all() {
        return conditions;
    }
}
