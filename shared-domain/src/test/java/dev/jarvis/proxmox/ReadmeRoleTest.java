package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The role that the README has people make is the one that the client needs, and not more. */
class ReadmeRoleTest {

    private static final Version NINE = new Version("9.1.2", "9.1");
    private static final Version EIGHT = new Version("8.4.1", "8.4");
    private static final Pattern ROLE = Pattern.compile("pveum role add JARVIS --privs \"([^\"]+)\"");
    private static final Pattern TO_LOOK = Pattern.compile("To look and never touch, `([^`]+)` are enough");

    @Test
    void role_isWhatEveryCallNeeds_andNothingElse() throws Exception {
        assertEquals(privileges(all(), NINE), found(ROLE));
        assertEquals(List.of(), holding(found(ROLE)).missing(all()));
    }

    @Test
    void everyPrivilegeOfTheRole_isNeeded() throws Exception {
        for (var privilege : List.of(found(ROLE).split(" ", -1))) {
            var less = found(ROLE).replace(privilege + " ", "").replace(" " + privilege, "");
            assertTrue(
                    privilege.equals("Datastore.Audit")
                            || !holding(less).missing(all()).isEmpty(),
                    () -> privilege + " is asked for in vain");
        }
    }

    @Test
    void roleOnProxmox8_hasVmMonitorInPlaceOfTheAgentsAudit() throws Exception {
        assertEquals(
                Arrays.stream(found(ROLE)
                                .replace("VM.GuestAgent.Audit", "VM.Monitor")
                                .split(" ", -1))
                        .sorted()
                        .toList(),
                List.of(privileges(all(), EIGHT).split(" ", -1)));
    }

    @Test
    void roleThatOnlyLooks_isEnoughForWatching_butForWhatTheReadmeSays() throws Exception {
        assertEquals(List.of(), holding(found(TO_LOOK)).missing(Privileges.toWatch()));
        assertEquals(
                List.of("Datastore.AllocateSpace", "Sys.Modify", "VM.Backup"),
                holding(found(TO_LOOK)).missing(Privileges.toWatchUpdatesAndBackups()).stream()
                        .map(one -> one.anyOf().getFirst())
                        .sorted()
                        .toList());
        for (var missing : List.of("Sys.Modify", "VM.Backup", "Datastore.AllocateSpace")) {
            assertTrue(lookingIn().contains("`" + missing + "`"), missing);
        }
    }

    private static List<Requirement> all() {
        var all = new ArrayList<>(Privileges.toWatch());
        all.addAll(Privileges.toWatchUpdatesAndBackups());
        all.addAll(Privileges.toAct());
        return all;
    }

    private static String privileges(List<Requirement> missing, Version release) {
        var command = Grant.commands("jarvis@pve!home", release, missing, new Permissions(Map.of()))
                .getFirst();
        var role = ROLE.matcher(command);
        assertTrue(role.find(), command);
        return role.group(1);
    }

    /** Held on everything, and below. */
    private static Permissions holding(String privileges) {
        return new Permissions(Map.of(
                "/",
                Arrays.stream(privileges.split(" ", -1))
                        .collect(Collectors.toMap(privilege -> privilege, privilege -> true))));
    }

    private static String found(Pattern pattern) throws IOException {
        var match = pattern.matcher(readme());
        assertTrue(match.find(), pattern::pattern);
        return match.group(1);
    }

    /** From where the README speaks of looking alone to the end of that paragraph. */
    private static String lookingIn() throws IOException {
        var text = readme();
        int from = text.indexOf("To look and never touch");
        return text.substring(from, text.indexOf("```", from));
    }

    /** On one line, since it is wrapped anywhere. */
    private static String readme() throws IOException {
        var file = Path.of("").toAbsolutePath().resolveSibling("README.md");
        assumeTrue(Files.exists(file), "skipped: there is no README.md beside this module");
        return Files.readString(file).replaceAll("\\s*\\n", " ");
    }
}
