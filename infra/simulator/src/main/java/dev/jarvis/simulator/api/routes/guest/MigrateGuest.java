package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Work;
import dev.jarvis.simulator.ha.HaResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a guest to another node as a task. */
record MigrateGuest(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/migrate";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Migrate");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest(type == GuestType.QEMU ? """
                        bwlimit? integer 0..; force? boolean; migration_network? text; migration_type? secure|insecure
                        online? boolean; target text; targetstorage? text; with-conntrack-state? boolean
                        with-local-disks? boolean
                        """ : """
                        bwlimit? number 0..; online? boolean; restart? boolean; target text; target-storage? text
                        timeout? integer
                        """);
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        String target = call.text("target").orElseThrow();
        if (target.equals(guest.spec().node())) {
            return Outcome.badParameters(Map.of("target", "target is local node."));
        }
        if (call.cluster().node(target).isEmpty()) {
            return Outcome.died("no such cluster node '" + target + "'");
        }
        if (guest.running() && !call.flag("online") && !call.flag("restart")) {
            return Outcome.died(
                    type == GuestType.QEMU
                            ? "can't migrate running VM without --online"
                            : "can't migrate running container without --online or --restart");
        }
        Optional<HaResource> kept = call.cluster().ha().of(guest.spec().vmid());
        if (kept.isPresent()) {
            String what = "Requesting HA migration for " + guest.label() + " to node " + target;
            return HaTask.answer(
                    call, guest, "migrate", what, () -> call.cluster().ha().move(kept.get(), target, false));
        }
        Optional<String> failure = failure(call, guest);
        if (failure.isPresent()) {
            Work work = call.cluster()
                    .work(
                            call.node(),
                            type.taskType("migrate"),
                            String.valueOf(guest.spec().vmid()),
                            call.caller());
            work.after(Duration.ofSeconds(1), () -> work.fail(failure.get()));
            return Outcome.data(work.begin().upid().text());
        }
        return Outcome.data(call.cluster()
                .migrations()
                .perform(guest, target, guest.running(), call.caller())
                .upid()
                .text());
    }

    /** What the worker finds out only when it looks. */
    private Optional<String> failure(ApiCall call, Guest guest) {
        if (!guest.running()) {
            return Optional.empty();
        }
        if (type == GuestType.LXC) {
            return call.flag("restart")
                    ? Optional.empty()
                    : Optional.of("lxc live migration is currently not implemented");
        }
        boolean local = !GetMigration.LocalDisks.of(call.cluster(), guest).isEmpty();
        return local && !call.flag("with-local-disks")
                ? Optional.of("can't live migrate attached local disks without with-local-disks option")
                : Optional.empty();
    }
}
