package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.simulator.NodeEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jarvis init} by flags: what it writes, what it refuses, and what it never shows. */
class InitTest {

    private final Path folder;
    private final Lab lab;
    private final Path file;
    private final Path secretFile;

    InitTest(@TempDir Path folder) {
        this.folder = folder;
        this.lab = new Lab(folder);
        this.file = folder.resolve("settings").resolve("jarvis.env");
        this.secretFile = folder.resolve("secret");
    }

    @BeforeEach
    void giveTheSecret() throws IOException {
        Files.writeString(secretFile, lab.secret() + "\n");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void flags_writeAFile_thatAPassNeedsNothingBeside() throws Exception {
        written(init("--hosts", hosts(), "--yes"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        var passed = withFileAlone("poll", "critical");
        assertEquals(0, passed.exitCode(), passed.out() + passed.err());
        assertTrue(passed.out().startsWith("critical: 4/4 nodes online"), passed.out());
        assertEquals(List.of(file.getFileName()), filesBeside());
    }

    @Test
    void oneHost_isEnough_forThePinsOfAllNodes() throws Exception {
        var ran = init("--hosts", lab.node("pve").address(), "--yes");
        written(ran);

        var pins = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("PROXMOX_FINGERPRINTS="))
                .findFirst()
                .orElseThrow();
        for (NodeEndpoint node : lab.nodes()) {
            assertTrue(pins.contains(node.name() + "=" + node.fingerprint()), pins);
            assertTrue(ran.out().contains("certificate SHA-256 " + node.fingerprint()), ran.out());
        }
        assertTrue(
                ran.out()
                        .contains(lab.node("pve").address() + " shows the certificate SHA-256 "
                                + lab.node("pve").fingerprint()),
                ran.out());
        assertEquals(0, withFileAlone("poll", "critical").exitCode());
    }

    @Test
    void token_thatMayDoEverything_isSaidToLackNothing() {
        var ran = init("--hosts", hosts(), "--yes");
        assertTrue(ran.out().contains("The token has every privilege that JARVIS uses."), ran.out());
        assertTrue(ran.out().contains("The cluster has 4 nodes: "), ran.out());
    }

    @Test
    void nobodyToAgree_isRefused_andNamesTheFlag() {
        var ran = init("--hosts", hosts());
        refused(2, ran, "jarvis: there is nobody to ask, this is no terminal: say --yes");
        assertTrue(ran.out().contains(lab.node("Home").fingerprint()), "what was to be agreed to: " + ran.out());
    }

    @Test
    void nobodyToAsk_isRefused_andNamesTheFlag() {
        refused(2, jarvis("init", "--file", file.toString()), "say --hosts");
        refused(2, jarvis("init", "--file", file.toString(), "--hosts", hosts(), "--yes"), "say --token-id");
        refused(
                2,
                jarvis("init", "--file", file.toString(), "--hosts", hosts(), "--token-id", lab.tokenId(), "--yes"),
                "say --token-secret-file");
    }

    @Test
    void wrongSecret_isToldInPlainText() throws Exception {
        var wrong = "00000000-0000-0000-0000-000000000000";
        Files.writeString(secretFile, wrong);
        var ran = init("--hosts", hosts(), "--yes");
        refused(5, ran, " refused the API token: invalid token value!");
        assertFalse((ran.out() + ran.err()).contains(wrong));
    }

    @Test
    void tokenThatDoesNotExist_isToldInPlainText() {
        var ran = jarvis(
                "init",
                "--file",
                file.toString(),
                "--hosts",
                hosts(),
                "--token-id",
                "root@pam!nobody",
                "--token-secret-file",
                secretFile.toString(),
                "--no-ssh",
                "--yes");
        refused(5, ran, " refused the API token: no such token 'nobody' for user 'root@pam'");
    }

    @Test
    void senselessToken_isToldInPlainText() {
        refused(
                2,
                jarvis(
                        "init",
                        "--file",
                        file.toString(),
                        "--hosts",
                        hosts(),
                        "--token-id",
                        "root",
                        "--token-secret-file",
                        secretFile.toString(),
                        "--yes"),
                "PROXMOX_TOKEN_ID");
    }

    @Test
    void secretFileThatIsNotThere_isToldInPlainText() throws Exception {
        Files.delete(secretFile);
        refused(2, init("--hosts", hosts(), "--yes"), "jarvis: --token-secret-file: ");
    }

    @Test
    void emptySecretFile_isToldInPlainText() throws Exception {
        Files.writeString(secretFile, "\n");
        refused(2, init("--hosts", hosts(), "--yes"), "jarvis: --token-secret-file: " + secretFile + " is empty");
    }

    @Test
    void hostThatIsNotThere_isToldInPlainText() throws Exception {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        refused(5, init("--hosts", "127.0.0.1:" + port, "--yes"), "jarvis: 127.0.0.1:" + port + " cannot be reached: ");
        refused(5, init("--hosts", "no-such-host.invalid", "--yes"), "jarvis: no-such-host.invalid:8006 cannot be ");
        refused(2, init("--hosts", "pve:99999", "--yes"), "99999");
        refused(2, init("--hosts", ",", "--yes"), "say --hosts");
    }

    @Test
    void portOfSomethingElse_isToldInPlainText() {
        var address = "127.0.0.1:" + lab.controlPort();
        refused(5, init("--hosts", address, "--yes"), "jarvis: " + address + " cannot be reached: ");
    }

    @Test
    void serverThatIsNotProxmox_isToldInPlainText() {
        lab.fault("{\"kind\":\"broken-api\",\"node\":\"pve\",\"how\":\"html\"}");
        refused(5, init("--hosts", lab.node("pve").address(), "--yes"), "jarvis: ");
    }

    @Test
    void fileThatIsThere_isLeftAlone_unlessForced() throws Exception {
        Files.createDirectories(file.getParent());
        var before = """
                # mine
                PORT=4711
                PROXMOX_NODES=old.example
                export PROXMOX_TOKEN_ID='root@pam!old'
                PROXMOX_TOKEN_SECRET=old-secret
                PROXMOX_CA_FILE=/etc/old.pem

                # kept, too
                JARVIS_CLUSTER="a home"
                """;
        Files.writeString(file, before);

        refusedBeforeAnythingIsAsked(init("--hosts", hosts()));
        refusedBeforeAnythingIsAsked(init("--hosts", hosts(), "--yes"));
        assertEquals(before, Files.readString(file));

        assertEquals(0, init("--hosts", hosts(), "--yes", "--force").exitCode());
        var after = Files.readString(file);
        assertTrue(
                after.startsWith(
                        "# mine\nPORT=4711\n\n# kept, too\nJARVIS_CLUSTER=\"a home\"\n# Written by jarvis init"),
                after);
        assertFalse(after.contains("old"), after);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        assertEquals(0, init("--hosts", hosts(), "--yes", "--force").exitCode());
        var again = Files.readString(file);
        assertEquals(
                1, again.lines().filter(line -> line.contains("Written by")).count(), again);
        assertEquals(0, withFileAlone("poll", "critical").exitCode());
    }

    private void refusedBeforeAnythingIsAsked(Lab.Ran ran) {
        assertEquals(2, ran.exitCode(), ran.out());
        assertEquals(
                "jarvis: there is nobody to ask, this is no terminal: say --force",
                ran.err().strip());
        assertEquals("", ran.out());
        assertEquals(0, lab.callCount());
    }

    @Test
    void folderInPlaceOfAFile_isRefused() {
        var ran = jarvis("init", "--file", folder.toString(), "--hosts", hosts(), "--force", "--yes");
        assertEquals(2, ran.exitCode(), ran.out());
        assertEquals(
                "jarvis: " + folder + " is a folder: name a file with --file",
                ran.err().strip());
    }

    @Test
    void fileInPlaceOfAFolder_isRefused() throws Exception {
        var inTheWay = Files.writeString(folder.resolve("in-the-way"), "");
        var ran = init(
                "--hosts",
                hosts(),
                "--yes",
                "--file",
                inTheWay.resolve("jarvis.env").toString());
        assertEquals(2, ran.exitCode(), ran.out());
        assertTrue(ran.err().contains("cannot be written: "), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    @Test
    void missingPrivileges_areListed_withTheCommandsThatGrantThem() throws Exception {
        var auditor = lab.token("init", "PVEAuditor");
        Files.writeString(secretFile, auditor.secret());
        var ran = jarvis(
                "init",
                "--file",
                file.toString(),
                "--hosts",
                hosts(),
                "--token-id",
                auditor.id(),
                "--token-secret-file",
                secretFile.toString(),
                "--no-ssh",
                "--yes");
        assertEquals(0, ran.exitCode(), ran.err());
        for (var line : List.of(
                "The token lacks:",
                "  Sys.Modify on /nodes",
                "  Sys.PowerMgmt on /nodes",
                "  VM.PowerMgmt on /vms",
                "  VM.Snapshot on /vms",
                "  VM.Migrate on /vms",
                "  VM.Backup on /vms",
                "  Datastore.AllocateSpace on /storage",
                "  pveum role add JARVIS --privs \"Datastore.AllocateSpace Sys.Modify Sys.PowerMgmt VM.Backup VM.Migrate"
                        + " VM.PowerMgmt VM.Snapshot\" || pveum role modify JARVIS --append 1 --privs"
                        + " \"Datastore.AllocateSpace Sys.Modify Sys.PowerMgmt VM.Backup VM.Migrate VM.PowerMgmt"
                        + " VM.Snapshot\"",
                "  pveum acl modify / --users 'jarvis@pve' --roles JARVIS",
                "  pveum acl modify / --tokens 'jarvis@pve!init' --roles JARVIS")) {
            assertTrue(ran.out().lines().anyMatch(line::equals), line + "\n" + ran.out());
        }
        assertFalse(ran.out().contains("  Sys.Audit on"), ran.out());
        assertFalse((ran.out() + ran.err()).contains(auditor.secret()));
        assertEquals(0, withFileAlone("poll", "critical").exitCode());
    }

    @Test
    void settingsFileThatIsBroken_doesNotKeepInitFromRunning() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is nonsense\n");
        var ran = Lab.jarvisIn(environment(Map.of("JARVIS_SETTINGS", file.toString())), arguments("--yes", "--force"));
        assertEquals(0, ran.exitCode(), ran.err());
    }

    private void written(Lab.Ran ran) throws IOException {
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertEquals("", ran.err());
        assertFalse(ran.out().contains(lab.secret()), "the secret was shown");
        assertTrue(ran.out().contains("Written to " + file + ", readable by you alone."), ran.out());
        assertTrue(Files.readString(file).contains("PROXMOX_TOKEN_SECRET=" + lab.secret()));
    }

    private void refused(int exitCode, Lab.Ran ran, String said) {
        assertEquals(exitCode, ran.exitCode(), ran.out() + ran.err());
        assertTrue(ran.err().contains(said), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().startsWith("jarvis: "), ran.err());
        assertFalse((ran.out() + ran.err()).contains(lab.secret()), "the secret was shown");
        assertFalse(Files.exists(file), "something was written");
    }

    private List<Path> filesBeside() throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.map(Path::getFileName).toList();
        }
    }

    private String hosts() {
        return lab.addresses();
    }

    private Lab.Ran init(String... flags) {
        return jarvis(arguments(flags));
    }

    private String[] arguments(String... flags) {
        var arguments = new ArrayList<>(
                List.of("init", "--token-id", lab.tokenId(), "--token-secret-file", secretFile.toString(), "--no-ssh"));
        if (!List.of(flags).contains("--file")) {
            arguments.addAll(List.of("--file", file.toString()));
        }
        if (!List.of(flags).contains("--hosts")) {
            arguments.addAll(List.of("--hosts", hosts()));
        }
        arguments.addAll(Arrays.asList(flags));
        return arguments.toArray(String[]::new);
    }

    private Lab.Ran jarvis(String... arguments) {
        return Lab.jarvisIn(environment(Map.of()), arguments);
    }

    private Lab.Ran withFileAlone(String... arguments) {
        return Lab.jarvisIn(environment(Map.of("JARVIS_SETTINGS", file.toString())), arguments);
    }

    private Map<String, String> environment(Map<String, String> more) {
        var variables = new HashMap<>(more);
        variables.put("DB_PATH", lab.file().toString());
        return variables;
    }
}
