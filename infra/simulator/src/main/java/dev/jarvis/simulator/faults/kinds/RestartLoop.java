package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A guest starts anew again and again, without a task: its uptime never grows beyond the interval. */
final class RestartLoop implements FaultKind {

    @Override
    public String name() {
        return "restart-loop";
    }

    @Override
    public String about() {
        return "a guest starts anew again and again, without a task; its end leaves it running";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(),
                FaultField.optional("everySeconds", "number 5..86400", "from start to start, 30 if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        Duration every = Duration.ofSeconds(request.number("everySeconds", 5, 86_400, 30));
        request.refuseUnread();
        Running.require(guest);
        AtomicBoolean on = new AtomicBoolean(true);
        again(cluster, guest, every, on);
        return () -> on.set(false);
    }

    private static void again(Cluster cluster, Guest guest, Duration every, AtomicBoolean on) {
        cluster.in(every, () -> {
            if (on.get()) {
                // What somebody stopped stays stopped, and goes round again when it is started.
                if (guest.running()) {
                    cluster.guestPower().restart(guest);
                }
                again(cluster, guest, every, on);
            }
        });
    }
}
