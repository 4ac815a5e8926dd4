package dev.jarvis.monitor.conditions;

import dev.jarvis.cluster.GuestType;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Reading;
import jakarta.inject.Singleton;
import java.util.List;

/** A virtual machine stopped, or started anew, and nobody meant it. */
@Singleton
final class VmCrashed implements Condition {

    @Override
    public String name() {
        return "VM_CRASHED";
    }

    @Override
    public List<Finding> judge(Reading reading) {
        return Crash.judge(this, GuestType.QEMU, reading);
    }
}
