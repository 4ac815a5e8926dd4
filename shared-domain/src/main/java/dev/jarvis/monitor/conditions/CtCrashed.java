package dev.jarvis.monitor.conditions;

import dev.jarvis.cluster.GuestType;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Reading;
import jakarta.inject.Singleton;
import java.util.List;

/** A container stopped, or started anew, and nobody meant it. */
@Singleton
final class CtCrashed implements Condition {

    @Override
    public String name() {
        return "CT_CRASHED";
    }

    @Override
    public List<Finding> judge(Reading reading) {
        return Crash.judge(this, GuestType.LXC, reading);
    }
}
