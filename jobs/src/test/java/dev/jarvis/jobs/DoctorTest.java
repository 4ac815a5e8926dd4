package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.doctor.Doctor;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jarvis doctor} says about a cluster that is well, and about one that is ill in each way. */
class DoctorTest {

    private final Path folder;
    private final Lab lab;

    DoctorTest(@TempDir Path folder) {
        this.folder = folder;
        this.lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void clusterThatIsWell_hasNoFault() {
        passes();
        var ran = lab.jarvisWith(lab.ssh(), "doctor");
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertFalse(ran.out().contains("FAULT"), ran.out());
        assertFalse(ran.out().contains(lab.secret()));
        for (var node : lab.nodes()) {
            says(ran, "ok", node.address() + " answers as Proxmox VE 9.");
            says(ran, "ok", node.name() + " runs commands");
            says(ran, "ok", node.name() + " has the time of this machine");
        }
        says(ran, "ok", "all 4 nodes online");
        says(ran, "ok", "the token root@pam!jarvis has all that JARVIS uses");
        says(ran, "ok", "pve has ");
        says(ran, "ok", lab.file() + " is sound and can be written");
        for (var tier : List.of("critical", "important", "routine", "background")) {
            says(ran, "ok", "the " + tier + " tier runs on time");
        }
        assertEquals(
                List.of(
                        "settings",
                        "database",
                        "tiers",
                        "hosts",
                        "cluster",
                        "privileges",
                        "certificates",
                        "clocks",
                        "ssh",
                        "sensors",
                        "wake-on-lan",
                        "docker"),
                checks(ran));
    }

    @Test
    void json_tellsTheSame() throws Exception {
        var ran = lab.jarvisWith(lab.ssh(), "doctor", "--json");
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        var checks = JsonMapper.createDefault().readValue(ran.out(), Argument.listOf(Doctor.Result.class));
        var names = checks.stream().map(Doctor.Result::check).toList();
        assertEquals(12, names.size(), names::toString);
        assertEquals("hosts", names.get(3));
        for (var check : checks) {
            assertFalse(check.diagnoses().isEmpty(), check::check);
            check.diagnoses().forEach(diagnosis -> assertFalse(diagnosis.text().isBlank(), check::check));
        }
    }

    @Test
    void nodeThatIsDown_isAFaultOfItsHost_andNamedOnce_andHidesNoOther() {
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        var ran = lab.jarvisWith(lab.ssh(), "doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", lab.node("pve").address() + " cannot be reached: ");
        says(ran, "WARNING", "node pve is offline, it was not looked at");
        says(ran, "ok", lab.node("rack2").address() + " answers as Proxmox VE 9.");
        says(ran, "ok", "rack2 has the time of this machine");
        says(ran, "ok", "rack2 runs commands");
        assertFalse(ran.out().contains("pve runs commands"), ran.out());
        assertEquals(1, count(ran, "FAULT"), ran.out());
    }

    @Test
    void hostThatRefusesConnections_isAFault_andTheRestIsLookedAt() {
        lab.fault("{\"kind\":\"broken-api\",\"node\":\"Home\",\"how\":\"refuse\"}");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", lab.node("Home").address() + " cannot be reached: ");
        says(ran, "ok", lab.node("pve").address() + " answers as Proxmox VE 9.");
        says(ran, "ok", "the token root@pam!jarvis has all that JARVIS uses");
    }

    @Test
    void hostThatHangs_isAFault_andTheRestIsLookedAt() {
        lab.fault("{\"kind\":\"broken-api\",\"node\":\"Home\",\"how\":\"hang\"}");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", lab.node("Home").address() + " cannot be reached: ");
        says(ran, "ok", lab.node("pve").address() + " answers as Proxmox VE 9.");
        says(ran, "ok", "pve has the time of this machine");
    }

    @Test
    void hostWithAnotherCertificate_isAFault_thatNamesBoth() {
        lab.fault("{\"kind\":\"broken-api\",\"node\":\"Home\",\"how\":\"wrong-certificate\"}");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", "certificate of " + lab.node("Home").address() + " has SHA-256 ");
        says(ran, "FAULT", lab.node("Home").fingerprint());
        says(ran, "ok", "the token root@pam!jarvis has all that JARVIS uses");
    }

    @Test
    void wrongToken_isToldOnce_withWhatToCheck() {
        var wrong = "00000000-0000-0000-0000-000000000000";
        var ran = lab.jarvisWith(Map.of("PROXMOX_TOKEN_SECRET", wrong), "doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        assertEquals(1, count(ran, "refused the API token"), ran.out());
        says(ran, "FAULT", "(check PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET)");
        assertEquals(3, count(ran, " answers, and refuses the same token"), ran.out());
        says(ran, "-", "not looked at: the cluster cannot be read");
        assertFalse(ran.out().contains(wrong));
    }

    @Test
    void rememberedRefusal_doesNotHoldTheDoctorBack() {
        var revoked = lab.fault("{\"kind\":\"token-revoked\"}");
        assertEquals(5, lab.jarvis("poll", "critical").exitCode());
        lab.endFault(revoked);
        assertEquals(5, lab.jarvis("poll", "critical").exitCode());

        var ran = lab.jarvis("doctor");
        says(ran, "ok", "all 4 nodes online");
        says(ran, "ok", "the token root@pam!jarvis has all that JARVIS uses");
        says(ran, "FAULT", "the critical tier failed: ");
    }

    @Test
    void tokenThatMayOnlyLook_isToldWhatItLacks_andHowToGrantIt() {
        var auditor = lab.token("doctor", "PVEAuditor");
        var ran = lab.jarvisWith(auditor.variables(), "doctor");
        assertEquals(0, ran.exitCode(), "who only wants to look has all of it: " + ran.out());
        says(ran, "WARNING", "the token jarvis@pve!doctor lacks, to see updates and backups: ");
        says(ran, "WARNING", "the token jarvis@pve!doctor lacks, to act: ");
        for (var missing : List.of(
                "Sys.Modify on /nodes", "Sys.PowerMgmt on /nodes", "VM.PowerMgmt on /vms", "VM.Snapshot on /vms")) {
            assertTrue(ran.out().contains(missing), missing + "\n" + ran.out());
        }
        assertTrue(ran.out().contains("pveum role add JARVIS --privs \""), ran.out());
        assertTrue(ran.out().contains("pveum acl modify / --users 'jarvis@pve' --roles JARVIS"), ran.out());
        assertTrue(ran.out().contains("pveum acl modify / --tokens 'jarvis@pve!doctor' --roles JARVIS"), ran.out());
        assertFalse(ran.out().contains("Sys.Audit on"), ran.out());
    }

    @Test
    void tokenWithoutAnyRight_isToldWhatItLacks_althoughItCannotReadTheCluster() {
        var ran = lab.jarvisWith(lab.token("nothing", "NoAccess").variables(), "doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", "the cluster's members cannot be read: ");
        says(ran, "FAULT", "the token jarvis@pve!nothing lacks, to watch: ");
        assertTrue(ran.out().contains("(/, Sys.Audit)"), ran.out());
        assertTrue(ran.out().contains("pveum acl modify / --tokens 'jarvis@pve!nothing' --roles JARVIS"), ran.out());
    }

    @Test
    void tokenThatWasGrantedTheRest_isWell() {
        var ran = lab.jarvisWith(lab.token("all", "Administrator").variables(), "doctor");
        says(ran, "ok", "the token jarvis@pve!all has all that JARVIS uses");
    }

    @Test
    void tokenOfOneHost_isLookedAt_likeThatOfTheOthers() {
        var auditor = lab.token("second", "PVEAuditor");
        var of = lab.node("pve").address() + "=" + auditor.id() + ":" + auditor.secret();
        var ran = lab.jarvisWith(Map.of("PROXMOX_TOKENS", of), "doctor");
        assertEquals(0, ran.exitCode(), ran.out());
        says(ran, "ok", "the token root@pam!jarvis has all that JARVIS uses");
        says(ran, "WARNING", "the token jarvis@pve!second lacks, to act: ");
    }

    @Test
    void clockThatIsOff_isTold_withBySoMuch() {
        lab.fault("{\"kind\":\"clock-skew\",\"node\":\"pve\",\"seconds\":120}");
        lab.fault("{\"kind\":\"clock-skew\",\"node\":\"agent\",\"seconds\":-3600}");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        assertTrue(
                ran.out().matches("(?s).*WARNING +the clock of pve is 1[12][0-9] s ahead of this machine's.*"),
                ran.out());
        assertTrue(
                ran.out().matches("(?s).*FAULT +the clock of agent is 3[56][0-9]{2} s behind this machine's.*"),
                ran.out());
        says(ran, "ok", "rack2 has the time of this machine");
    }

    @Test
    void certificateThatEnds_isTold_withItsEnd() {
        lab.fault("{\"kind\":\"cert-expiring\",\"node\":\"pve\",\"days\":5}");
        lab.fault("{\"kind\":\"cert-expiring\",\"node\":\"agent\",\"days\":-2}");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        assertTrue(ran.out().matches("(?s).*WARNING +pve: pve-ssl.pem expires in [45] days, on .*"), ran.out());
        assertTrue(ran.out().matches("(?s).*FAULT +agent: pve-ssl.pem expired on .*"), ran.out());
        assertTrue(ran.out().contains("pvecm updatecerts --force && systemctl restart pveproxy   (on pve)"), ran.out());
    }

    @Test
    void lostQuorum_isAFault() {
        lab.fault("{\"kind\":\"quorum-lost\"}");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", "the cluster has lost its quorum");
    }

    @Test
    void sshKeyThatNodesRefuse_isAFault(@TempDir Path elsewhere) {
        try (var other = new Lab(elsewhere)) {
            var settings = new HashMap<>(lab.ssh());
            settings.put("SSH_KEY_FILE", other.sshKey());
            var ran = lab.jarvisWith(settings, "doctor");
            assertEquals(1, ran.exitCode(), ran.out());
            assertEquals(4, count(ran, "FAULT"), ran.out());
            assertTrue(ran.out().contains(" refused user root with the key ssh-ed25519 SHA256:"), ran.out());
            assertEquals(4, count(ran, "authorized_keys"), ran.out());
            says(ran, "-", "pve was not asked, see ssh");
        }
    }

    @Test
    void sshHostKeyThatIsNotKnown_isAFault_thatShowsIt() {
        var settings = new HashMap<>(lab.ssh());
        settings.put("SSH_KNOWN_HOSTS", folder.resolve("none").toString());
        var ran = lab.jarvisWith(settings, "doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        for (var node : lab.sshEndpoints()) {
            assertTrue(ran.out().contains(node.fingerprint()), ran.out());
        }
        assertTrue(ran.out().contains("learn it with jarvis init"), ran.out());
        assertFalse(Files.exists(folder.resolve("none")), "the doctor learns no key");
    }

    @Test
    void sshThatIsNotConfigured_isAWarning() {
        var ran = lab.jarvis("doctor");
        assertEquals(0, ran.exitCode(), ran.out());
        says(ran, "WARNING", "SSH_KEY_FILE is not set");
        says(ran, "-", "not looked at: SSH_KEY_FILE is not set");
    }

    @Test
    void databaseThatIsDamaged_isAFault_andTheClusterIsLookedAt() throws Exception {
        passes();
        lab.change("VACUUM");
        try (var channel = FileChannel.open(lab.file(), StandardOpenOption.WRITE)) {
            // Every page but the first, which says how many there are.
            var nonsense = ByteBuffer.wrap("nonsense".repeat(2_000).getBytes(StandardCharsets.US_ASCII));
            channel.write(nonsense, 8_192);
        }
        clusterIsWell_databaseIsNot(lab.jarvis("doctor"));
    }

    @Test
    void fileThatIsNoDatabase_isAFault_andTheClusterIsLookedAt() throws Exception {
        Files.writeString(lab.file(), "this is not a database\n".repeat(500));
        clusterIsWell_databaseIsNot(lab.jarvis("doctor"));
    }

    @Test
    void databaseThatCannotBeMade_isAFault_andTheClusterIsLookedAt() throws Exception {
        var inTheWay = Files.writeString(folder.resolve("file"), "");
        clusterIsWell_databaseIsNot(
                lab.jarvisWith(Map.of("DB_PATH", inTheWay.resolve("jarvis.db").toString()), "doctor"));
    }

    @Test
    void databaseOfANewerVersion_isAFault_andTheClusterIsLookedAt() {
        passes();
        lab.change("UPDATE flyway_schema_history SET version = '99' WHERE installed_rank ="
                + " (SELECT max(installed_rank) FROM flyway_schema_history)");
        var ran = lab.jarvis("doctor");
        clusterIsWell_databaseIsNot(ran);
        assertTrue(ran.out().contains("the database has schema 99"), ran.out());
    }

    private static void clusterIsWell_databaseIsNot(Lab.Ran ran) {
        assertEquals(1, ran.exitCode(), ran.out() + ran.err());
        assertEquals("", ran.err());
        assertTrue(ran.out().matches("(?s).*\ndatabase +FAULT .*"), ran.out());
        says(ran, "ok", "all 4 nodes online");
        says(ran, "ok", "the token root@pam!jarvis has all that JARVIS uses");
    }

    @Test
    void checkThatCannotBeMade_isAFault_andHidesNoOther() {
        passes();
        lab.change("UPDATE job_runs SET ended_at = 'yesterday'");
        var ran = lab.jarvis("doctor");
        assertEquals(1, ran.exitCode(), ran.out() + ran.err());
        says(ran, "FAULT", "it could not be looked at, which is a fault of JARVIS: ");
        says(ran, "ok", "all 4 nodes online");
    }

    @Test
    void settingsFileThatIsOpenToOthers_isAWarning() throws Exception {
        var file = Files.writeString(folder.resolve("jarvis.env"), "PORT=4711\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var open = lab.jarvisWith(Map.of("JARVIS_SETTINGS", file.toString()), "doctor");
        says(open, "WARNING", file + " holds secrets and is open to others");
        assertTrue(open.out().contains("chmod 600 " + file), open.out());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var closed = lab.jarvisWith(Map.of("JARVIS_SETTINGS", file.toString()), "doctor");
        says(closed, "ok", "from " + file + ", which only its owner may read");
    }

    @Test
    void nothingConfigured_saysWhereToBegin() {
        var ran = Lab.jarvisIn(Map.of("DB_PATH", lab.file().toString()), "doctor");
        assertEquals(1, ran.exitCode(), ran.out());
        says(ran, "FAULT", "PROXMOX_NODES is not set");
        assertTrue(ran.out().lines().anyMatch(line -> line.strip().equals("./jarvis init")), ran.out());
        says(ran, "ok", lab.file() + " is sound and can be written");
        assertEquals(0, lab.callCount());
    }

    @Test
    void tiersThatNeverRan_areWarnings_andOneThatFailedIsAFault() {
        var never = lab.jarvis("doctor");
        assertEquals(0, never.exitCode(), never.out());
        says(never, "WARNING", "the critical tier never ran");

        lab.pass();
        var wrong = Map.of("PROXMOX_TOKEN_SECRET", "00000000-0000-0000-0000-000000000000");
        lab.jarvisWith(wrong, "poll", "important");
        var failed = lab.jarvis("doctor");
        assertEquals(1, failed.exitCode(), failed.out());
        says(failed, "ok", "the critical tier runs on time");
        says(failed, "FAULT", "the important tier failed: ");
    }

    private void passes() {
        lab.pass();
        lab.pass("important");
        lab.pass("routine");
        lab.pass("background");
    }

    private static void says(Lab.Ran ran, String verdict, String text) {
        assertTrue(
                ran.out()
                        .lines()
                        .anyMatch(line -> line.length() > 22
                                && line.substring(14, 22).strip().equals(verdict)
                                && line.contains(text)),
                verdict + " " + text + " is missing:\n" + ran.out() + ran.err());
    }

    private static long count(Lab.Ran ran, String text) {
        return ran.out().lines().filter(line -> line.contains(text)).count();
    }

    private static List<String> checks(Lab.Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
