package dev.jarvis.simulator.access;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The roles that Proxmox VE 9 brings along, built from the same groups of privileges as Proxmox's own (AccessControl.pm):
 * what is left to root, what an administrator may, what a user may, what an auditor may see.
 */
public final class Roles {

    /** No right at all, and none from farther up. */
    public static final String NO_ACCESS = "NoAccess";

    /** Every right there is. */
    public static final String ADMINISTRATOR = "Administrator";

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "VM",
                    "",
                    "VM.Config.Disk VM.Config.CPU VM.Config.Memory VM.Config.Network VM.Config.HWType"
                            + " VM.Config.Options VM.Allocate VM.Clone VM.Migrate VM.Snapshot VM.Snapshot.Rollback"
                            + " VM.GuestAgent.Unrestricted VM.Replicate",
                    "VM.Config.CDROM VM.Config.Cloudinit VM.Console VM.Backup VM.PowerMgmt VM.GuestAgent.FileRead"
                            + " VM.GuestAgent.FileWrite VM.GuestAgent.FileSystemMgmt",
                    "VM.Audit VM.GuestAgent.Audit"),
            new Group(
                    "Sys",
                    "Sys.PowerMgmt Sys.Modify Sys.Incoming Sys.AccessNetwork",
                    "Sys.Console Sys.Syslog",
                    "",
                    "Sys.Audit"),
            new Group(
                    "Datastore",
                    "",
                    "Datastore.Allocate Datastore.AllocateTemplate",
                    "Datastore.AllocateSpace",
                    "Datastore.Audit"),
            new Group("SDN", "", "SDN.Allocate SDN.Audit", "SDN.Use", "SDN.Audit"),
            new Group("User", "Realm.Allocate", "User.Modify Group.Allocate Realm.AllocateUser", "", ""),
            new Group("Pool", "", "Pool.Allocate", "Pool.Audit", "Pool.Audit"),
            new Group("Mapping", "", "Mapping.Modify", "Mapping.Use", "Mapping.Audit"));

    private static final NavigableMap<String, NavigableSet<String>> BUILT_IN = build();

    private record Group(String name, String root, String admin, String user, String audit) {}

    private Roles() {}

    /** Every role with its privileges, in the order of their names. */
    public static NavigableMap<String, NavigableSet<String>> all() {
        return Collections.unmodifiableNavigableMap(BUILT_IN);
    }

    /** The privileges of a role; none when there is no such role. */
    public static Set<String> privileges(String role) {
        return BUILT_IN.getOrDefault(role, Collections.emptyNavigableSet());
    }

    /** Every privilege there is. */
    public static Set<String> everything() {
        return privileges(ADMINISTRATOR);
    }

    private static NavigableMap<String, NavigableSet<String>> build() {
        NavigableMap<String, NavigableSet<String>> roles = new TreeMap<>();
        grant(roles, NO_ACCESS, Stream.empty());
        grant(roles, ADMINISTRATOR, Stream.of("Permissions.Modify"));
        for (Group group : GROUPS) {
            grant(roles, ADMINISTRATOR, words(group.root(), group.admin(), group.user(), group.audit()));
            grant(roles, "PVE" + group.name() + "Admin", words(group.admin(), group.user(), group.audit()));
            grant(roles, "PVEAdmin", words(group.admin(), group.user(), group.audit()));
            if (!group.user().isEmpty()) {
                grant(roles, "PVE" + group.name() + "User", words(group.user(), group.audit()));
            }
            grant(roles, "PVEAuditor", words(group.audit()));
        }
        // Only those who may change everything, or mappings alone, may change mappings.
        privileges(roles, "PVEAdmin").remove("Mapping.Modify");
        grant(roles, "PVETemplateUser", words("VM.Clone VM.Audit"));
        return roles;
    }

    private static void grant(Map<String, NavigableSet<String>> roles, String role, Stream<String> privileges) {
        privileges.forEach(privileges(roles, role)::add);
    }

    private static NavigableSet<String> privileges(Map<String, NavigableSet<String>> roles, String role) {
        return roles.computeIfAbsent(role, name -> new TreeSet<>());
    }

    private static Stream<String> words(String... lists) {
        return Stream.of(lists).flatMap(list -> Stream.of(list.split(" ", -1))).filter(word -> !word.isEmpty());
    }
}
