package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that the cluster refuses, and one that lacks a right: what passes in processes of their own make of it. */
class RefusedTokenTest {

    /** The second is another host's, since a sick node refuses every token; that one's word is believed. */
    private static final long TRIES = 2;

    private static final String BLIND = "SELECT message FROM events WHERE title = 'Cluster cannot be read'";
    private static final int ROUNDS = 10;

    private final Lab lab;

    RefusedTokenTest(@TempDir Path folder) {
        this.lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void revokedToken_isTriedAtTwoHosts_andToldOnce_overManyProcesses() {
        lab.pass();
        lab.pass("important");
        var revoked = lab.fault("{\"kind\":\"token-revoked\"}");
        lab.forgetCalls();

        refusedInEveryPass();
        assertEquals(TRIES, lab.refusedCalls(), lab.calls());
        assertEquals(TRIES, lab.callCount(), lab.calls());
        var told = lab.rows(BLIND);
        assertEquals(1, told.size(), told::toString);
        assertTrue(
                told.getFirst().contains(" refused the API token: no such token 'jarvis' for user 'root@pam'"),
                told.getFirst());
        assertFalse(String.join(" ", lab.events()).contains(lab.secret()));

        lab.endFault(revoked);
        assertEquals(5, lab.jarvis("poll", "critical").exitCode(), "the same token is not tried before its time");
        assertEquals(TRIES, lab.callCount(), lab.calls());

        lab.change("UPDATE source_backoff SET until = '2020-01-01T00:00:00.000000Z' WHERE source LIKE 'token:%'");
        lab.pass();
        lab.pass("important");
        assertEquals(TRIES, lab.refusedCalls(), lab.calls());
        assertEquals(
                1,
                lab.rows("SELECT id FROM events WHERE title = 'Cluster can be read again'")
                        .size());
    }

    private void refusedInEveryPass() {
        for (int round = 0; round < ROUNDS; round++) {
            for (var tier : List.of("critical", "important")) {
                var ran = lab.jarvis("poll", tier);
                assertEquals(5, ran.exitCode(), ran.out() + ran.err());
                assertTrue(ran.out().contains("refused the API token"), ran.out());
                assertTrue(ran.out().contains("check PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET"), ran.out());
            }
        }
    }

    /** Its calls leave at the same moment, before the first can have been refused; one of them asks another host. */
    @Test
    void importantPassThatMeetsTheRefusalFirst_sendsItOnceForEachNodeAndOnceMore_andTellsItOnce() {
        lab.pass();
        lab.fault("{\"kind\":\"token-revoked\"}");
        lab.forgetCalls();
        assertEquals(5, lab.jarvis("poll", "important").exitCode());
        assertTrue(lab.refusedCalls() <= lab.nodes().size() + 1, lab.calls());

        lab.forgetCalls();
        refusedInEveryPass();
        assertEquals(0, lab.callCount(), lab.calls());
        assertEquals(
                1,
                lab.rows("SELECT id FROM events WHERE message LIKE '%refused the API token%'")
                        .size());
        assertEquals(1, lab.rows(BLIND).size());
    }

    @Test
    void anotherToken_isTriedAtOnce() {
        lab.fault("{\"kind\":\"token-revoked\"}");
        assertEquals(5, lab.jarvis("poll", "critical").exitCode());
        var other = lab.token("other", "Administrator");
        lab.forgetCalls();

        var ran = lab.jarvisWith(other.variables(), "poll", "critical");
        assertEquals(0, ran.exitCode(), ran.out() + ran.err());
        assertEquals(0, lab.refusedCalls(), lab.calls());
    }

    @Test
    void newSecret_isTriedAtOnce() {
        var wrong = Map.of("PROXMOX_TOKEN_SECRET", "00000000-0000-0000-0000-000000000000");
        assertEquals(5, lab.jarvisWith(wrong, "poll", "critical").exitCode());
        assertEquals(5, lab.jarvisWith(wrong, "poll", "critical").exitCode());
        assertEquals(TRIES, lab.refusedCalls(), lab.calls());

        lab.pass();
        assertEquals(TRIES, lab.refusedCalls(), lab.calls());
    }

    @Test
    void missingPrivilege_isNamedWithItsPath_inThePassAndInTheHealth() {
        var halfBlind = lab.tokenWith(
                "half-blind",
                "{\"path\":\"/\",\"role\":\"PVEAuditor\"}",
                "{\"path\":\"/nodes/pve\",\"role\":\"PVEVMUser\",\"propagate\":true}");
        var token = new HashMap<>(halfBlind.variables());
        assertEquals(0, lab.jarvisWith(token, "poll", "critical").exitCode());

        var ran = lab.jarvisWith(token, "poll", "important");
        assertEquals(1, ran.exitCode(), ran.out() + ran.err());
        var named = "pve: the API token lacks Sys.Audit on /nodes/pve: Permission check failed (/nodes/pve, Sys.Audit)";
        assertTrue(ran.out().contains("3/4 nodes told their vitals; missing: " + named), ran.out());
        assertEquals(List.of(named), lab.rows("SELECT error FROM job_runs WHERE tier = 'important'"));
        assertEquals(List.of(), lab.rows(BLIND));
    }
}
