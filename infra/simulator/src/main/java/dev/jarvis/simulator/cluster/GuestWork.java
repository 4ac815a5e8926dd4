package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes guests, copies them and destroys them, as tasks. */
public final class GuestWork {

    private final Cluster cluster;

    GuestWork(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Makes a guest with this configuration; it can be seen at once, locked until it is done. */
    public Task create(Node node, int vmid, GuestType type, GuestConfig config, boolean start, TaskOwner owner) {
        Guest guest = cluster.create(vmid, type, node.name(), config);
        guest.lock("create");
        Work work = cluster.work(node, type.taskType("create"), String.valueOf(vmid), owner);
        work.finallyDoes(() -> guest.unlock("create")).whenStopped(() -> {
            cluster.remove(guest);
            return "unable to create " + guest.label() + " - " + Task.INTERRUPTED;
        });
        ConfigReading.disk(type, config)
                .flatMap(config::get)
                .ifPresent(disk -> work.says(
                        "  Logical volume \"" + disk.replaceFirst(",.*", "").replaceFirst(".*:", "") + "\" created."));
        work.after(Duration.ofSeconds(type == GuestType.LXC ? 6 : 2), () -> {
            if (type == GuestType.LXC) {
                work.task().print("extracting archive");
                work.task().print("Creating SSH host key 'ssh_host_ed25519_key' - this may take some time ...");
            }
        });
        if (start) {
            work.after(Duration.ofSeconds(1), () -> {
                guest.unlock("create");
                cluster.guestPower().perform(guest, PowerAction.START, owner);
            });
        }
        return work.begin();
    }

    /** Copies a guest or one of its snapshots under a new id; the copy is locked until it is whole. */
    public Task copy(Guest source, Map<String, String> lines, int vmid, String name, String target, TaskOwner owner) {
        GuestType type = source.spec().type();
        Node node = cluster.node(source.spec().node()).orElseThrow();
        Map<String, String> copied = new LinkedHashMap<>(lines);
        copied.remove("lock");
        copied.remove("template");
        copied.remove("onboot");
        copied.put(type == GuestType.QEMU ? "name" : "hostname", name);
        String own = "vm-" + source.spec().vmid() + "-disk";
        copied.replaceAll((line, value) -> value.replace(own, "vm-" + vmid + "-disk")
                .replace("base-" + source.spec().vmid() + "-disk", "vm-" + vmid + "-disk"));
        copied.computeIfPresent(
                "net0", (line, value) -> value.replaceAll("([0-9A-F]{2}:){5}[0-9A-F]{2}", FirstConfig.mac(vmid)));
        Guest copy = cluster.create(vmid, type, target, new GuestConfig(copied));
        String lock = type == GuestType.QEMU ? "clone" : "create";
        copy.lock(lock);
        Work work = cluster.work(
                node, type.taskType("clone"), String.valueOf(source.spec().vmid()), owner);
        work.finallyDoes(() -> copy.unlock(lock)).whenStopped(() -> {
            cluster.remove(copy);
            return "clone failed: " + Task.INTERRUPTED;
        });
        ConfigReading.disk(type, copy.config())
                .ifPresent(disk -> work.says("create full clone of drive " + disk + " ("
                                + source.config().get(disk).orElse("").replaceFirst(",.*", "") + ")")
                        .says("  Logical volume \"vm-" + vmid + "-disk-0\" created."));
        for (int percent = 25; percent <= 100; percent += 25) {
            int done = percent;
            long whole = copy.spec().diskBytes() >> 30;
            work.after(
                    Duration.ofSeconds(2),
                    () -> work.task()
                            .print("transferred " + whole * done / 100 + ".0 GiB of " + whole + ".0 GiB (" + done
                                    + ".00%)"));
        }
        return work.begin();
    }

    /** Destroys a guest with its disks. */
    public Task destroy(Guest guest, TaskOwner owner) {
        Node node = cluster.node(guest.spec().node()).orElseThrow();
        Work work = cluster.work(
                node,
                guest.spec().type().taskType("destroy"),
                String.valueOf(guest.spec().vmid()),
                owner);
        return work.after(Duration.ofSeconds(2), () -> {
                    Optional<String> disk = ConfigReading.disk(guest.spec().type(), guest.config());
                    disk.ifPresent(name -> work.task()
                            .print("  Logical volume \""
                                    + guest.config()
                                            .get(name)
                                            .orElse("")
                                            .replaceFirst(",.*", "")
                                            .replaceFirst(".*:", "")
                                    + "\" successfully removed."));
                    work.task().print("purging " + guest.label() + " from related configurations..");
                    cluster.ha().remove(guest.spec().vmid());
                    cluster.remove(guest);
                })
                .begin();
    }
}
