package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.function.Predicate;

/** The guests that are in no backup job; this says nothing of the age of their backups. */
final class ListNotBackedUp extends PathRoute {

    private final Estate estate;

    ListNotBackedUp(Estate estate) {
        super("GET", "/cluster/backup-info/not-backed-up", Permission.all("/", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Predicate<Guest>> choices = estate.backups().jobs().stream()
                .filter(BackupJob::enabled)
                .map(BackupJob::choice)
                .toList();
        return Outcome.data(call.cluster().guests().stream()
                .filter(guest -> choices.stream().noneMatch(choice -> choice.test(guest)))
                .map(guest -> new Row()
                        .with("vmid", guest.spec().vmid())
                        .with("type", guest.spec().type().wire())
                        .with("name", guest.spec().name()))
                .toList());
    }
}
