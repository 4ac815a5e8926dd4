package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lines that the configuration of a guest may have, with the type of each, and who may change it. */
final class GuestOptions {

    /** What a call about the configuration takes but does not write down. */
    static final Set<String> ORDERS = Set.of(
            "node",
            "vmid",
            "digest",
            "delete",
            "revert",
            "skiplock",
            "force",
            "background_delay",
            "archive",
            "bwlimit",
            "import-working-storage",
            "live-restore",
            "pool",
            "start",
            "storage",
            "unique",
            "ha-managed",
            "ignore-unpack-errors",
            "ostemplate",
            "password",
            "restore",
            "ssh-public-keys");

    private static final String MACHINE = """
            acpi? boolean; affinity? text; agent? text; allow-ksm? boolean; amd-sev? text
            arch? x86_64|aarch64; args? text; audio0? text; autostart? boolean; balloon? integer 0..
            bios? seabios|ovmf; boot? text; bootdisk? text; cdrom? text; cicustom? text; cipassword? text
            citype? configdrive2|nocloud|opennebula; ciupgrade? boolean; ciuser? text; cores? integer 1..
            cpu? text; cpulimit? number 0..128; cpuunits? integer 1..262144; efidisk0? text; force? boolean
            freeze? boolean; hookscript? text; hostpci[n]? text; hotplug? text; hugepages? any|2|1024
            ide[n]? text; intel-tdx? text; ipconfig[n]? text; ivshmem? text; keephugepages? boolean
            keyboard? de|de-ch|da|en-gb|en-us|es|fi|fr|fr-be|fr-ca|fr-ch|hu|is|it|ja|lt|mk|nl|no|pl|pt|pt-br|sv|sl|tr
            kvm? boolean; localtime? boolean
            lock? backup|clone|create|migrate|rollback|snapshot|snapshot-delete|suspending|suspended
            machine? text; memory? text; migrate_downtime? number 0..; migrate_speed? integer 0..
            name? text; nameserver? text; net[n]? text; numa? boolean; numa[n]? text; onboot? boolean
            ostype? other|wxp|w2k|w2k3|w2k8|wvista|win7|win8|win10|win11|l24|l26|solaris; parallel[n]? text
            protection? boolean; reboot? boolean; rng0? text; sata[n]? text; scsi[n]? text
            scsihw? lsi|lsi53c810|virtio-scsi-pci|virtio-scsi-single|megasas|pvscsi; searchdomain? text
            serial[n]? text; shares? integer 0..50000; smbios1? text<=512; smp? integer 1..
            sockets? integer 1..; spice_enhancements? text; sshkeys? text; startdate? text; startup? text
            tablet? boolean; tags? text; tdf? boolean; template? boolean; tpmstate0? text; unused[n]? text
            usb[n]? text; vcpus? integer 1..; vga? text; virtio[n]? text; virtiofs[n]? text; vmgenid? text
            vmstatestorage? text; watchdog? text
            description? text
            """;

    private static final String CONTAINER = """
            arch? amd64|i386|arm64|armhf|riscv32|riscv64; cmode? shell|console|tty; console? boolean
            cores? integer 1..8192; cpulimit? number 0..8192; cpuunits? integer 0..500000; debug? boolean
            dev[n]? text; entrypoint? text; env? text; features? text; hookscript? text; hostname? text<=255
            lock? backup|create|destroyed|disk|fstrim|migrate|mounted|rollback|snapshot|snapshot-delete
            memory? integer 16..; mp[n]? text; nameserver? text; net[n]? text; onboot? boolean
            ostype? debian|devuan|ubuntu|centos|fedora|opensuse|archlinux|alpine|gentoo|nixos|unmanaged
            protection? boolean; rootfs? text; searchdomain? text; startup? text; swap? integer 0..
            tags? text; template? boolean; timezone? text; tty? integer 0..6; unprivileged? boolean
            unused[n]? text
            description? text
            """;

    private static final List<Parameter> MACHINE_LINES = ParameterNotation.read(MACHINE);
    private static final List<Parameter> CONTAINER_LINES = ParameterNotation.read(CONTAINER);

    private static final List<Parameter> MACHINE_CREATION = ParameterNotation.read("""
            archive? text<=255; bwlimit? integer 0..; ha-managed? boolean; import-working-storage? text
            live-restore? boolean; pool? text; start? boolean; storage? text; unique? boolean
            """);

    private static final List<Parameter> CONTAINER_CREATION = ParameterNotation.read("""
            bwlimit? number 0..; force? boolean; ha-managed? boolean; ignore-unpack-errors? boolean
            ostemplate text<=255; password? text; pool? text; restore? boolean; ssh-public-keys? text
            start? boolean; storage? text; unique? boolean
            """);

    private static final List<Parameter> MACHINE_CHANGE = ParameterNotation.read("""
            delete? text; digest? text<=40; revert? text; skiplock? boolean
            """);

    private static final List<Parameter> CONTAINER_CHANGE = ParameterNotation.read("""
            delete? text; digest? text<=40; revert? text
            """);

    private GuestOptions() {}

    /** What a creation takes. */
    static List<Parameter> ofCreation(GuestType type) {
        return join(
                List.of(Parameter.NODE_NAME, Parameter.VMID),
                lines(type),
                type == GuestType.QEMU ? MACHINE_CREATION : CONTAINER_CREATION);
    }

    /** What a change takes that is done as a task. */
    static List<Parameter> ofBackgroundChange() {
        return ParameterNotation.read("background_delay? integer 1..30; import-working-storage? text");
    }

    /** What a change takes. */
    static List<Parameter> ofChange(GuestType type) {
        return join(
                List.of(Parameter.NODE_NAME, Parameter.VMID),
                lines(type),
                type == GuestType.QEMU ? MACHINE_CHANGE : CONTAINER_CHANGE);
    }

    /** A line's value as Proxmox sends it: numbers as numbers where the line is one. */
    static Object onTheWire(GuestType type, String line, String value) {
        return lines(type).stream()
                .filter(parameter -> parameter.isCalled(line))
                .findFirst()
                .map(Parameter::type)
                .filter(valueType -> valueType.complaint(value).isEmpty())
                .map(valueType -> valueType.onTheWire(value))
                .orElse(value);
    }

    /** Whether there is such a line. */
    static boolean isKnown(GuestType type, String line) {
        return lines(type).stream().anyMatch(parameter -> parameter.isCalled(line));
    }

    /** The privilege on the guest that changes this line. */
    static String privilege(String line) {
        String stem = line.replaceFirst("\\d+$", "");
        return switch (stem) {
            case "cores", "sockets", "cpu", "cpulimit", "cpuunits", "numa", "vcpus", "smp", "affinity" ->
                "VM.Config.CPU";
            case "memory", "balloon", "shares", "swap", "hugepages", "keephugepages", "allow-ksm" -> "VM.Config.Memory";
            case "net", "ipconfig", "nameserver", "searchdomain", "hostname" -> "VM.Config.Network";
            case "scsi", "virtio", "ide", "sata", "rootfs", "mp", "unused", "efidisk", "tpmstate", "bootdisk", "boot" ->
                "VM.Config.Disk";
            case "cdrom" -> "VM.Config.CDROM";
            case "cicustom", "cipassword", "citype", "ciupgrade", "ciuser", "sshkeys" -> "VM.Config.Cloudinit";
            case "machine",
                    "bios",
                    "scsihw",
                    "vga",
                    "usb",
                    "hostpci",
                    "serial",
                    "parallel",
                    "audio",
                    "watchdog",
                    "acpi",
                    "kvm",
                    "tablet",
                    "args",
                    "rng",
                    "hotplug",
                    "ivshmem" -> "VM.Config.HWType";
            default -> "VM.Config.Options";
        };
    }

    private static List<Parameter> lines(GuestType type) {
        return type == GuestType.QEMU ? MACHINE_LINES : CONTAINER_LINES;
    }

    @SafeVarargs
    private static List<Parameter> join(List<Parameter>... lists) {
        List<Parameter> all = new ArrayList<>();
        for (List<Parameter> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
