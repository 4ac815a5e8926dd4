package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.proxmox.Goal.Look;
import dev.jarvis.proxmox.Wire.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A guest's snapshots. Actions return when the list of snapshots shows their effect, and never throw. Safe to use from
 * several threads.
 */
public final class Snapshots {

    /** The row that stands for the guest as it is now. */
    private static final String NOW = "current";
    /** What Proxmox takes as a configuration id (schema: pve-configid), at most 40 long. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,39}");

    private final Calls calls;

    Snapshots(Calls calls) {
        this.calls = calls;
    }

    /** A guest's snapshots, without the guest as it is now. */
    public List<Snapshot> of(GuestAddress guest) {
        return rows(calls, guest).stream()
                .filter(row ->
                        row.text("name").filter(name -> !name.equals(NOW)).isPresent())
                .map(Snapshots::read)
                .toList();
    }

    /**
     * Takes one.
     *
     * @param name a letter, then up to 39 letters, digits, {@code _} or {@code -}
     * @param withMemory whether a running virtual machine's memory is kept, too; containers have none to keep
     */
    public ActionResult<Snapshot> create(GuestAddress guest, String name, boolean withMemory, Duration timeout) {
        if (!isName(name)) {
            return Actions.failed(
                    "a snapshot's name is a letter and 1..39 letters, digits, _ or -, was \"" + name + "\"");
        }
        var call = ApiCall.post(guest, "snapshot")
                .with("snapname", name)
                .withFlag("vmstate", withMemory && guest.type() == GuestType.QEMU);
        return new Actions(calls)
                .run(
                        guest.id().toString(),
                        call,
                        timeout,
                        (during, task) -> find(during, guest, name)
                                .<Look<Snapshot>>map(found -> new Look.Reached<>(found, "snapshot " + name + " exists"))
                                .orElseGet(() -> new Look.NotYet<>("snapshot " + name + " is not in the list", true)));
    }

    /** Removes one; what comes back are those that are left. */
    public ActionResult<List<Snapshot>> delete(GuestAddress guest, String name, Duration timeout) {
        if (!isName(name)) {
            return Actions.failed("no snapshot can have the name \"" + name + "\"");
        }
        var call = ApiCall.delete(guest, "snapshot", name);
        return new Actions(calls).run(guest.id().toString(), call, timeout, (during, task) -> {
            var left = new Snapshots(during).of(guest);
            return left.stream().anyMatch(snapshot -> snapshot.name().equals(name))
                    ? new Look.NotYet<>("snapshot " + name + " still exists", true)
                    : new Look.Reached<>(left, "snapshot " + name + " is gone");
        });
    }

    /**
     * Makes the guest what it was then; everything since is lost.
     *
     * @param startAfter whether the guest is started when it stands still afterwards
     */
    public ActionResult<GuestState> rollback(GuestAddress guest, String name, boolean startAfter, Duration timeout) {
        if (!isName(name)) {
            return Actions.failed("no snapshot can have the name \"" + name + "\"");
        }
        var call = ApiCall.post(guest, "snapshot", name, "rollback").withFlag("start", startAfter);
        return new Actions(calls).run(guest.id().toString(), call, timeout, (during, task) -> {
            var base = rows(during, guest).stream()
                    .filter(row -> row.text("name").filter(NOW::equals).isPresent())
                    .findFirst()
                    .flatMap(row -> row.text("parent"));
            if (base.filter(name::equals).isEmpty()) {
                return new Look.NotYet<>("it is based on " + base.orElse("no snapshot"), true);
            }
            var state = new Guests(during).status(guest);
            return startAfter && state.status() != GuestStatus.RUNNING
                    ? new Look.NotYet<>("it is " + state.status().word(), true)
                    : new Look.Reached<>(state, "guest " + guest.id() + " is as in snapshot " + name);
        });
    }

    private static Optional<Snapshot> find(Calls calls, GuestAddress guest, String name) {
        return new Snapshots(calls)
                .of(guest).stream()
                        .filter(snapshot -> snapshot.name().equals(name))
                        .findFirst();
    }

    private static List<Row> rows(Calls calls, GuestAddress guest) {
        return calls.rows(ApiCall.getFrom(guest, "snapshot"));
    }

    private static Snapshot read(Row row) {
        return new Snapshot(
                row.text("name").orElse(""),
                row.text("description").map(String::strip),
                row.time("snaptime"),
                row.isSet("vmstate"),
                row.text("parent"));
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals(NOW);
    }
}
