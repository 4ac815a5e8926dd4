package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private static final Permissions NOTHING_HELD = new Permissions(Map.of());

    private static final Permissions HELD = new Permissions(Map.of(
            "/", Map.of("Sys.Audit", true, "Sys.Modify", false),
            "/vms", Map.of("VM.Audit", true),
            "/vms/100", Map.of("VM.PowerMgmt", false),
            "/storage", Map.of("Datastore.Audit", false)));

    @Test
    void privilege_isInherited_unlessItHoldsThereAlone() {
        assertTrue(HELD.has("/", "Sys.Audit"));
        assertTrue(HELD.has("/nodes/pve1", "Sys.Audit"));
        assertTrue(HELD.has("/", "Sys.Modify"));
        assertFalse(HELD.has("/nodes/pve1", "Sys.Modify"));
        assertFalse(HELD.has("/nodes/pve1", "VM.Audit"));
    }

    @Test
    void objectWithRightsOfItsOwn_inheritsNothing() {
        assertTrue(HELD.has("/vms/101", "VM.Audit"));
        assertFalse(HELD.has("/vms/100", "VM.Audit"));
        assertTrue(HELD.has("/vms/100", "VM.PowerMgmt"));
        assertFalse(HELD.has("/vms/100/disk", "VM.PowerMgmt"));
        assertFalse(HELD.has("/vms", "Sys.Audit"));
    }

    @Test
    void rightForEveryObjectOfAKind_mustHoldBelow() {
        var storages = Requirement.on("/storage/{storage}", "Datastore.Audit");
        assertEquals(List.of(storages), HELD.missing(List.of(storages)));
        assertEquals(List.of(), HELD.missing(List.of(Requirement.on("/storage", "Datastore.Audit"))));
        assertEquals(List.of(), HELD.missing(List.of(Requirement.on("/vms/{vmid}", "VM.Audit"))));
        assertEquals("Datastore.Audit on /storage", storages.toString());
    }

    @Test
    void oneOfSeveralPrivileges_isEnough_andEachMissingRightIsNamedOnce() {
        var either = Requirement.on("/vms/{vmid}", "VM.Snapshot", "VM.Audit");
        var neither = Requirement.on("/vms/{vmid}", "VM.Snapshot", "VM.Snapshot.Rollback");
        assertEquals(List.of(neither), HELD.missing(List.of(either, neither, neither)));
        assertEquals("VM.Snapshot or VM.Snapshot.Rollback on /vms", neither.toString());
    }

    @Test
    void tokenWithoutAnyRight_lacksEverything() {
        var none = new Permissions(Map.of());
        assertEquals(Privileges.toWatch(), none.missing(Privileges.toWatch()));
        assertFalse(none.has("/", "Sys.Audit"));
        assertFalse(none.has("no path", "Sys.Audit"));
    }

    @Test
    void administrator_lacksNothing() {
        var everything = new HashMap<String, Boolean>();
        Privileges.all()
                .values()
                .forEach(required ->
                        required.forEach(one -> one.anyOf().forEach(privilege -> everything.put(privilege, true))));
        var administrator = new Permissions(Map.of("/", everything));
        assertEquals(List.of(), administrator.missing(Privileges.toWatch()));
        assertEquals(List.of(), administrator.missing(Privileges.toAct()));
    }

    @Test
    void rightsAreReadFromTheWire_asTheTokensOwn() {
        try (var server = new ScriptedProxmox()
                        .on(
                                "GET /access/permissions",
                                Reply.data(
                                        "{\"/\":{\"Sys.Audit\":1,\"VM.Audit\":0},\"/vms/100\":{\"VM.Audit\":\"1\"},\"/x\":7}"),
                                Reply.data("[]"));
                var client = Connected.to(server)) {
            assertEquals(
                    new Permissions(Map.of(
                            "/", Map.of("Sys.Audit", true, "VM.Audit", false),
                            "/vms/100", Map.of("VM.Audit", true),
                            "/x", Map.of())),
                    client.access().permissions());
            assertEquals(new Permissions(Map.of()), client.access().permissionsOn("/vms/100"));
            assertEquals(
                    List.of("GET /access/permissions", "GET /access/permissions?path=%2Fvms%2F100"), server.calls());
        }
    }

    @Test
    void quirk16_eachReleaseHasItsOwnPrivilegeForTheGuestAgent() {
        var agent = Privileges.of("agent.fileSystems");
        var eight = new Permissions(Map.of("/", Map.of("VM.Monitor", true)));
        var nine = new Permissions(Map.of("/", Map.of("VM.GuestAgent.Audit", true)));

        assertEquals(List.of(), eight.missing(agent));
        assertEquals(List.of(), nine.missing(agent));
        assertEquals(
                "pveum role add JARVIS --privs \"VM.Monitor\" || pveum role modify JARVIS --append 1 --privs \"VM.Monitor\"",
                Grant.commands("root@pam!jarvis", new Version("8.4.1", "8.4"), agent, NOTHING_HELD)
                        .getFirst());
        assertEquals(
                "pveum role add JARVIS --privs \"VM.GuestAgent.Audit\""
                        + " || pveum role modify JARVIS --append 1 --privs \"VM.GuestAgent.Audit\"",
                Grant.commands("root@pam!jarvis", new Version("9.1.2", "9.1"), agent, NOTHING_HELD)
                        .getFirst());
    }

    @Test
    void quirk16_readingUpdatesNeedsARightToChange() {
        assertEquals(List.of(Requirement.on("/nodes/{node}", "Sys.Modify")), Privileges.of("packages.updates"));
        assertEquals(List.of(Requirement.on("/", "Sys.Audit")), Privileges.of("disks.smart"));
        assertThrows(IllegalArgumentException.class, () -> Privileges.of("disks.format"));
    }

    @Test
    void commands_grantBothUserAndToken_sinceATokenMayDoNoMoreThanItsUser() {
        var missing = List.of(
                Requirement.on("/vms/{vmid}", "VM.PowerMgmt"),
                Requirement.on("/", "Sys.Audit"),
                Requirement.on("/nodes/{node}", "Sys.Audit"));
        assertEquals(
                List.of(
                        "pveum role add JARVIS --privs \"Sys.Audit VM.PowerMgmt\""
                                + " || pveum role modify JARVIS --append 1 --privs \"Sys.Audit VM.PowerMgmt\"",
                        "pveum acl modify / --users 'jarvis@pve' --roles JARVIS",
                        "pveum acl modify / --tokens 'jarvis@pve!main' --roles JARVIS"),
                Grant.commands("jarvis@pve!main", new Version("9.1.2", "9.1"), missing, NOTHING_HELD));
        assertEquals(
                List.of("pveum acl modify / --tokens 'root@pam!jarvis' --roles JARVIS"),
                Grant.commands("root@pam!jarvis", new Version("9.1.2", "9.1"), missing, NOTHING_HELD).stream()
                        .skip(1)
                        .toList());
        assertEquals(
                List.of(), Grant.commands("root@pam!jarvis", new Version("9.1.2", "9.1"), List.of(), NOTHING_HELD));
    }

    /** A new entry at /vms would replace what it inherits, and one at the root would not reach it where it has its own. */
    @Test
    void commands_changeTheObjectThatTheRightsComeFrom() {
        var release = new Version("9.1.2", "9.1");
        var missing = List.of(
                Requirement.on("/vms/{vmid}", "VM.PowerMgmt"),
                Requirement.on("/storage/{storage}", "Datastore.Audit"),
                Requirement.on("/storage/{storage}", "Datastore.AllocateSpace"));
        var held = new Permissions(Map.of(
                "/", Map.of("VM.Audit", true, "Sys.Audit", false),
                "/vms", Map.of("VM.Audit", true),
                "/storage", Map.of("Datastore.Allocate", true)));
        assertEquals(
                List.of(
                        "pveum acl modify / --users 'jarvis@pve' --roles JARVIS",
                        "pveum acl modify / --tokens 'jarvis@pve!main' --roles JARVIS",
                        "pveum acl modify /storage --users 'jarvis@pve' --roles JARVIS",
                        "pveum acl modify /storage --tokens 'jarvis@pve!main' --roles JARVIS"),
                entries(Grant.commands("jarvis@pve!main", release, missing, held)));
        assertEquals(
                List.of("pveum acl modify / --tokens 'root@pam!jarvis' --roles JARVIS"),
                entries(Grant.commands("root@pam!jarvis", release, missing, NOTHING_HELD)));
    }

    @Test
    void commands_alsoChangeObjectsBelow_thatHaveRightsOfTheirOwnAndLackOne() {
        var release = new Version("9.1.2", "9.1");
        var held = new Permissions(Map.of(
                "/vms/100", Map.of("VM.Audit", true),
                "/vms/101", Map.of("VM.Audit", true, "VM.PowerMgmt", true),
                "/vms/102", Map.of(),
                "/vms2/100", Map.of("VM.Audit", true)));
        assertEquals(
                List.of(
                        "pveum acl modify / --tokens 'root@pam!jarvis' --roles JARVIS",
                        "pveum acl modify /vms/100 --tokens 'root@pam!jarvis' --roles JARVIS"),
                entries(Grant.commands(
                        "root@pam!jarvis", release, List.of(Requirement.on("/vms/{vmid}", "VM.PowerMgmt")), held)));
        assertEquals(
                List.of("pveum acl modify /vms/100 --tokens 'root@pam!jarvis' --roles JARVIS"),
                entries(Grant.commands(
                        "root@pam!jarvis", release, List.of(Requirement.on("/vms/100", "VM.PowerMgmt")), held)));
    }

    /** {@code NoAccess} below a right that would reach there is a decision, and not forgetfulness. */
    @Test
    void commands_leaveAlone_whereAllWasTakenAway() {
        var held = new Permissions(Map.of("/", Map.of("VM.Audit", true), "/vms/102", Map.of()));
        assertTrue(held.hasOwnRights("/vms/102"));
        assertEquals(
                List.of("pveum acl modify / --tokens 'root@pam!jarvis' --roles JARVIS"),
                entries(Grant.commands(
                        "root@pam!jarvis",
                        new Version("9.1.2", "9.1"),
                        List.of(Requirement.on("/vms/{vmid}", "VM.PowerMgmt")),
                        held)));
    }

    /** Proxmox lists the tops of the kinds of objects, and not what lies between them and an object. */
    @Test
    void rights_areInheritedOverObjectsThatAreNotListed() {
        var held = new Permissions(Map.of(
                "/", Map.of("VM.Audit", true),
                "/vms/100", Map.of("VM.Audit", true),
                "/pool/a/b", Map.of("Pool.Audit", true)));
        assertEquals("/", held.holder("/vms/100"));
        assertEquals("/pool/a/b", held.holder("/pool/a/b"));
    }

    private static List<String> entries(List<String> commands) {
        return commands.stream().skip(1).toList();
    }

    @Test
    void watchingNeedsNoRightToChangeAnything_butTheListsOfUpdatesAndBackupsDo() {
        var more = Privileges.toWatchUpdatesAndBackups();
        assertEquals(
                Set.of("Sys.Audit", "VM.Audit", "Datastore.Audit", "VM.GuestAgent.Audit"),
                Privileges.toWatch().stream().map(one -> one.anyOf().getFirst()).collect(Collectors.toSet()));
        assertEquals(
                Set.of("Sys.Modify", "VM.Backup", "Datastore.AllocateSpace"),
                more.stream().map(one -> one.anyOf().getFirst()).collect(Collectors.toSet()));
        var all = new HashSet<>(Privileges.toWatch());
        all.addAll(more);
        all.addAll(Privileges.toAct());
        Privileges.all().values().forEach(needed -> assertTrue(all.containsAll(needed), needed::toString));
        assertTrue(Privileges.toAct().contains(Requirement.on("/nodes/{node}", "Sys.Modify")));
    }

    @Test
    void toActNeeds_whatWatchingDoesNot() {
        assertTrue(Privileges.toAct().contains(Requirement.on("/vms/{vmid}", "VM.PowerMgmt")));
        assertFalse(Privileges.toAct().contains(Requirement.on("/vms/{vmid}", "VM.Audit")));
        assertFalse(Privileges.toWatch().contains(Requirement.on("/vms/{vmid}", "VM.PowerMgmt")));
        assertEquals(9, new Version("9.1.2", "9.1").major());
        assertEquals(8, new Version("8.4.0", "").major());
        assertEquals(10, new Version("", "10").major());
        assertEquals(0, new Version("", "").major());
    }
}
