package dev.jarvis.doctor.checks;

import dev.jarvis.database.Transactions;
import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.monitor.TierHealth;
import dev.jarvis.monitor.TierHealthView;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether every tier runs on time. */
@Singleton
@Order(2)
final class TiersCheck implements Check {

    private final Transactions transactions;
    private final TierHealthView tiers;

    TiersCheck(Transactions transactions, TierHealthView tiers) {
        this.transactions = transactions;
        this.tiers = tiers;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        return transactions.read(tiers::all).stream().map(TiersCheck::diagnosis).toList();
    }

    private static Diagnosis diagnosis(TierHealth tier) {
        var start = new String[] {"./jarvis up, or ./jarvis poll all"};
        return switch (tier.outcome()) {
            case NEVER -> Diagnosis.warning("the " + tier.tier() + " tier never ran", start);
            case FAILED ->
                Diagnosis.fault(
                        "the " + tier.tier() + " tier failed: " + tier.error().orElse("no reason was recorded"));
            case DONE, PARTIAL ->
                tier.late()
                        ? Diagnosis.warning(
                                "the " + tier.tier() + " tier is late, it ran last at "
                                        + tier.endedAt().map(Object::toString).orElse("an unknown time"),
                                start)
                        : Diagnosis.ok("the " + tier.tier() + " tier runs on time"
                                + tier.error()
                                        .map(missing -> ", missing: " + missing)
                                        .orElse(""));
        };
    }
}
