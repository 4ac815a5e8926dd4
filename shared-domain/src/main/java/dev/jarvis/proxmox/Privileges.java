package dev.jarvis.proxmox;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which right each call needs, by facet and method, as {@code guestPower.start}: what Proxmox refuses without (schema,
 * 8.4 and 9.1), and what it silently leaves out without (quirk 14). Proxmox 9 has VM.GuestAgent.* for VM.Monitor.
 */
public final class Privileges {

    private static final Requirement CLUSTER = Requirement.on("/", "Sys.Audit");
    private static final Requirement NODE = Requirement.on("/nodes/{node}", "Sys.Audit");
    private static final Requirement NODE_CHANGE = Requirement.on("/nodes/{node}", "Sys.Modify");
    private static final Requirement NODE_POWER = Requirement.on("/nodes/{node}", "Sys.PowerMgmt");
    private static final Requirement GUEST = Requirement.on("/vms/{vmid}", "VM.Audit");
    private static final Requirement GUEST_POWER = Requirement.on("/vms/{vmid}", "VM.PowerMgmt");
    private static final Requirement GUEST_MOVE = Requirement.on("/vms/{vmid}", "VM.Migrate");
    private static final Requirement GUEST_BACKUP = Requirement.on("/vms/{vmid}", "VM.Backup");
    private static final Requirement SNAPSHOT = Requirement.on("/vms/{vmid}", "VM.Snapshot");
    private static final Requirement ROLLBACK = Requirement.on("/vms/{vmid}", "VM.Snapshot", "VM.Snapshot.Rollback");
    private static final Requirement AGENT =
            Requirement.on("/vms/{vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted", "VM.Monitor");
    private static final Requirement STORAGE =
            Requirement.on("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace");
    private static final Requirement STORAGE_SPACE = Requirement.on("/storage/{storage}", "Datastore.AllocateSpace");

    /** Rights to change something that Proxmox demands for a mere read. */
    private static final List<Requirement> CHANGES_TO_READ = List.of(NODE_CHANGE, STORAGE_SPACE, GUEST_BACKUP);

    /** What a monitor reads. */
    private static final Map<String, List<Requirement>> READS = Map.ofEntries(
            entry("cluster.version", List.of()),
            entry("cluster.membership", List.of(CLUSTER)),
            entry("cluster.resources", List.of(NODE, GUEST, STORAGE)),
            entry("nodes.list", List.of(NODE)),
            entry("nodes.status", List.of(NODE)),
            entry("nodes.version", List.of()),
            entry("nodes.history", List.of(NODE)),
            entry("nodes.time", List.of(NODE)),
            entry("nodes.config", List.of(CLUSTER)),
            entry("nodes.certificates", List.of()),
            entry("nodes.interfaces", List.of()),
            entry("services.of", List.of(NODE)),
            entry("services.state", List.of(NODE)),
            entry("packages.updates", List.of(NODE_CHANGE)),
            entry("packages.versions", List.of(NODE)),
            entry("disks.of", List.of(NODE)),
            entry("disks.withHealth", List.of(NODE)),
            entry("disks.health", List.of(CLUSTER)),
            entry("disks.smart", List.of(CLUSTER)),
            entry("disks.zfsPools", List.of(CLUSTER)),
            entry("disks.zfsPool", List.of(CLUSTER)),
            entry("disks.lvmThinPools", List.of(CLUSTER)),
            entry("guests.of", List.of(GUEST)),
            entry("guests.status", List.of(GUEST)),
            entry("guests.config", List.of(GUEST)),
            entry("guests.pending", List.of(GUEST)),
            entry("guests.history", List.of(GUEST)),
            entry("guests.containerInterfaces", List.of(GUEST)),
            entry("guests.home", List.of(GUEST)),
            entry("snapshots.of", List.of(GUEST)),
            entry("agent.ping", List.of(AGENT)),
            entry("agent.fileSystems", List.of(AGENT)),
            entry("agent.operatingSystem", List.of(AGENT)),
            entry("agent.interfaces", List.of(AGENT)),
            entry("tasks.of", List.of(NODE)),
            entry("tasks.recent", List.of(NODE)),
            entry("tasks.status", List.of(NODE)),
            entry("tasks.log", List.of(NODE)),
            entry("storages.configured", List.of(STORAGE)),
            entry("storages.of", List.of(STORAGE)),
            entry("storages.status", List.of(STORAGE)),
            entry("storages.history", List.of(STORAGE)),
            entry("storages.content", List.of(STORAGE)),
            entry("backups.jobs", List.of(CLUSTER)),
            entry("backups.guestsOf", List.of(CLUSTER)),
            entry("backups.inNoJob", List.of(CLUSTER)),
            entry("backups.of", List.of(STORAGE, STORAGE_SPACE, GUEST_BACKUP)),
            entry("highAvailability.resources", List.of(CLUSTER)),
            entry("highAvailability.status", List.of(CLUSTER)),
            entry("replication.configured", List.of(GUEST)),
            entry("replication.of", List.of(GUEST)),
            entry("access.permissions", List.of()),
            entry("access.permissionsOn", List.of()));

    /** What changes something, and what is only asked before. */
    private static final Map<String, List<Requirement>> ACTIONS = Map.ofEntries(
            entry("nodePower.reboot", List.of(NODE_POWER, NODE)),
            entry("nodePower.shutdown", List.of(NODE_POWER, NODE)),
            entry("nodePower.wake", List.of(NODE_POWER)),
            entry("services.start", List.of(NODE_CHANGE, NODE)),
            entry("services.stop", List.of(NODE_CHANGE, NODE)),
            entry("services.restart", List.of(NODE_CHANGE, NODE)),
            entry("guestPower.start", List.of(GUEST_POWER, GUEST)),
            entry("guestPower.stop", List.of(GUEST_POWER, GUEST)),
            entry("guestPower.shutdown", List.of(GUEST_POWER, GUEST)),
            entry("guestPower.reboot", List.of(GUEST_POWER, GUEST)),
            entry("guestPower.reset", List.of(GUEST_POWER, GUEST)),
            entry("snapshots.create", List.of(SNAPSHOT, GUEST)),
            entry("snapshots.delete", List.of(SNAPSHOT, GUEST)),
            entry("snapshots.rollback", List.of(ROLLBACK, GUEST)),
            entry("migrations.check", List.of(GUEST_MOVE)),
            entry("migrations.migrate", List.of(GUEST_MOVE, GUEST)),
            entry("backups.create", List.of(GUEST_BACKUP, STORAGE_SPACE, STORAGE)));

    private Privileges() {}

    /** What every monitor needs to read, each right once, in a fixed order; none of them lets it change anything. */
    public static List<Requirement> toWatch() {
        var needed = new ArrayList<>(each(READS));
        needed.removeAll(CHANGES_TO_READ);
        return List.copyOf(needed);
    }

    /**
     * What a monitor needs beyond {@link #toWatch} to see the list of updates and the backups of all guests: Proxmox
     * shows them only to those who may also change them.
     */
    public static List<Requirement> toWatchUpdatesAndBackups() {
        return CHANGES_TO_READ;
    }

    /** What the actions need beyond {@link #toWatch}. */
    public static List<Requirement> toAct() {
        var more = new ArrayList<>(each(ACTIONS));
        more.removeAll(toWatch());
        return List.copyOf(more);
    }

    /**
     * What one call needs.
     *
     * @param call facet and method, as {@code guestPower.start}
     * @throws IllegalArgumentException when there is no such call
     */
    public static List<Requirement> of(String call) {
        var found = all().get(call);
        if (found == null) {
            throw new IllegalArgumentException("no call of the client is named " + call);
        }
        return found;
    }

    static Map<String, List<Requirement>> all() {
        var all = new TreeMap<>(READS);
        all.putAll(ACTIONS);
        return all;
    }

    private static List<Requirement> each(Map<String, List<Requirement>> table) {
        var each = new LinkedHashSet<Requirement>();
        new TreeMap<>(table).values().forEach(each::addAll);
        return List.copyOf(each);
    }
}
