package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rights, tokens and logins, with Proxmox's own texts. 101 is a machine on pve, 105 a container there. */
class AccessTest {

    private final Lab lab;

    AccessTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void missingPrivilege_isNamedWithItsPath() throws Exception {
        String auditor = lab.token("anna@pve", "[{\"path\":\"/\",\"role\":\"PVEAuditor\"}]");
        assertEquals(
                200,
                lab.call(auditor, "GET", "/nodes/pve/qemu/101/status/current", "")
                        .status());
        Reply refused = lab.call(auditor, "POST", "/nodes/pve/qemu/101/status/start", "");
        assertEquals(403, refused.status());
        assertEquals(
                "Permission check failed (/vms/101, VM.PowerMgmt)\n",
                refused.object().get("message"));
        Reply any = lab.call(auditor, "PUT", "/nodes/pve/lxc/105/config", "memory=512");
        assertEquals(
                "Permission check failed (/vms/105, VM.Config.Disk|VM.Config.CPU|VM.Config.Memory|VM.Config.Network"
                        + "|VM.Config.Options)\n",
                any.object().get("message"));
    }

    @Test
    void rights_comeBeforeParametersAndMissingGuests() throws Exception {
        String nobody = lab.token("anna@pve", "[]");
        assertEquals(
                403,
                lab.call(nobody, "GET", "/nodes/pve/qemu/9999/config?nonsense=1", "")
                        .status());
    }

    @Test
    void storagesAndTasks_areShownToThoseWhoMaySeeThem() throws Exception {
        String guest = "[{\"path\":\"/vms/101\",\"role\":\"PVEVMAdmin\"},{\"path\":\"/storage/nas\",\"role\":";
        String auditor = lab.token("anna@pve", guest + "\"PVEDatastoreUser\"}]");
        assertEquals(
                List.of("nas"),
                lab.call(auditor, "GET", "/nodes/pve/storage", "").rows().stream()
                        .map(row -> row.get("storage"))
                        .toList());
        assertEquals(
                List.of("nas"),
                lab.call(auditor, "GET", "/storage", "").rows().stream()
                        .map(row -> row.get("storage"))
                        .toList());
        List<Map<?, ?>> backups = lab.call(auditor, "GET", "/nodes/pve/storage/nas/content?content=backup", "")
                .rows();
        assertFalse(backups.isEmpty());
        assertTrue(backups.stream().allMatch(row -> Long.valueOf(101).equals(row.get("vmid"))), backups.toString());
        assertEquals(
                List.of(),
                lab.call(auditor, "GET", "/nodes/pve/tasks?source=all", "").rows());
        assertEquals(403, lab.call(auditor, "GET", "/cluster/backup-info", "").status());
        String upid = (String) lab.post("/nodes/pve/apt/update", "").data();
        Reply refused = lab.call(auditor, "DELETE", "/nodes/pve/tasks/" + upid, "");
        assertEquals(
                "Permission check failed (/nodes/pve, Sys.Modify)\n",
                refused.object().get("message"));
        assertEquals(
                403,
                lab.call(auditor, "GET", "/nodes/pve/tasks/" + upid + "/status", "")
                        .status());
        String own = (String) lab.call(auditor, "POST", "/nodes/pve/qemu/101/status/reset", "")
                .data();
        assertEquals(
                200,
                lab.call(auditor, "GET", "/nodes/pve/tasks/" + own + "/status", "")
                        .status());
        assertEquals(
                1,
                lab.call(auditor, "GET", "/nodes/pve/tasks?source=all", "")
                        .rows()
                        .size());
        Reply all = lab.call(auditor, "POST", "/nodes/pve/stopall", "vms=101,105");
        assertEquals(
                "Permission check failed (/vms/105, VM.PowerMgmt)\n",
                all.object().get("message"));
    }

    @Test
    void backup_asksForItsStorageAtOnce_andForEachGuestInItsTask() throws Exception {
        String one = lab.token("anna@pve", "[{\"path\":\"/vms/101\",\"role\":\"PVEVMAdmin\"}]");
        Reply refused = lab.call(one, "POST", "/nodes/pve/vzdump", "vmid=101&storage=nas");
        assertEquals(403, refused.status());
        assertEquals(
                "Permission check failed (/storage/nas, Datastore.AllocateSpace)\n",
                refused.object().get("message"));
        lab.put("/access/acl", "path=/storage/nas&roles=PVEDatastoreUser&users=anna@pve&tokens=anna@pve!test");
        String done = (String) lab.call(one, "POST", "/nodes/pve/vzdump", "vmid=101&storage=nas")
                .data();
        String both = (String) lab.call(one, "POST", "/nodes/pve/vzdump", "vmid=101,105&storage=nas")
                .data();
        lab.step(600);
        assertEquals("OK", lab.exit(done));
        assertEquals("Permission check failed (/vms/105, VM.Backup)", lab.exit(both));
        String all = (String)
                lab.call(one, "POST", "/nodes/pve/vzdump", "all=1&storage=nas").data();
        lab.step(600);
        assertEquals("OK", lab.exit(all));
        String log = lab.get("/nodes/pve/tasks/" + all + "/log?limit=0").body();
        assertTrue(log.contains("Starting Backup of VM 101") && !log.contains("Backup of VM 105"), log);
    }

    @Test
    void whatACallerMayNotSee_isLeftOutOfLists() throws Exception {
        String one = lab.token("anna@pve", "[{\"path\":\"/vms/101\",\"role\":\"PVEVMUser\"}]");
        List<Map<?, ?>> rows = lab.call(one, "GET", "/cluster/resources", "").rows();
        assertEquals(1, rows.stream().filter(row -> row.containsKey("vmid")).count());
        assertEquals(
                0,
                rows.stream().filter(row -> "storage".equals(row.get("type"))).count());
        Map<?, ?> node = Reply.find(rows, "id", "node/pve");
        assertEquals("online", node.get("status"));
        assertFalse(node.containsKey("cpu") || node.containsKey("mem") || node.containsKey("maxmem"));
        assertEquals(List.of(), lab.call(one, "GET", "/nodes/pve/lxc", "").rows());
        assertFalse(lab.call(one, "GET", "/nodes", "").rows().getFirst().containsKey("cpu"));
        assertEquals(List.of(), lab.call(one, "GET", "/cluster/tasks", "").rows());
    }

    @Test
    void tokenWithSeparatedPrivileges_mayOnlyWhatItsUserMayToo() throws Exception {
        String strong = lab.token("anna@pve", "[{\"path\":\"/vms/101\",\"role\":\"PVEVMAdmin\"}]");
        lab.put("/access/acl", "path=/vms/101&roles=PVEVMAdmin&users=anna@pve&delete=1");
        lab.put("/access/acl", "path=/vms/101&roles=PVEAuditor&users=anna@pve");
        assertEquals(
                200, lab.call(strong, "GET", "/nodes/pve/qemu/101/config", "").status());
        assertEquals(
                403,
                lab.call(strong, "POST", "/nodes/pve/qemu/101/status/stop", "").status());
        Map<?, ?> own =
                lab.call(strong, "GET", "/access/permissions?path=/vms/101", "").row();
        assertEquals(Map.of("VM.Audit", 1L, "VM.GuestAgent.Audit", 1L), own.get("/vms/101"));
    }

    @Test
    void noAccess_endsWhatComesFromAbove() throws Exception {
        String most = lab.token(
                "anna@pve", "[{\"path\":\"/\",\"role\":\"PVEAuditor\"},{\"path\":\"/vms/101\",\"role\":\"NoAccess\"}]");
        assertEquals(
                403, lab.call(most, "GET", "/nodes/pve/qemu/101/config", "").status());
        assertEquals(200, lab.call(most, "GET", "/nodes/pve/lxc/105/config", "").status());
    }

    @Test
    void rightWithoutPropagation_endsAtItsPath() throws Exception {
        String shallow = lab.token("anna@pve", "[{\"path\":\"/vms\",\"role\":\"PVEAuditor\",\"propagate\":false}]");
        assertEquals(
                403, lab.call(shallow, "GET", "/nodes/pve/lxc/105/config", "").status());
    }

    @Test
    void pool_givesItsRightsToItsMembers() throws Exception {
        String pool = lab.token("anna@pve", "[{\"path\":\"/pool/critical\",\"role\":\"PVEAuditor\"}]");
        List<Map<?, ?>> members =
                lab.call(pool, "GET", "/pools?poolid=critical", "").rows();
        List<Map<?, ?>> seen =
                lab.call(pool, "GET", "/cluster/resources?type=vm", "").rows();
        assertEquals(Reply.maps(Reply.field(members.getFirst(), "members")).size(), seen.size());
        assertEquals("critical", seen.getFirst().get("pool"));
    }

    @Test
    void roles_areThoseOfProxmoxNine() throws Exception {
        Reply roles = lab.get("/access/roles");
        assertEquals(17, roles.rows().size());
        assertEquals("VM.Audit,VM.Clone", roles.row("roleid", "PVETemplateUser").get("privs"));
        assertEquals(
                "Datastore.Audit,Mapping.Audit,Pool.Audit,SDN.Audit,Sys.Audit,VM.Audit,VM.GuestAgent.Audit",
                roles.row("roleid", "PVEAuditor").get("privs"));
        assertTrue(String.valueOf(roles.row("roleid", "Administrator").get("privs"))
                .contains("Permissions.Modify"));
        assertFalse(String.valueOf(roles.row("roleid", "PVEAdmin").get("privs")).contains("Sys.Modify"));
    }

    @Test
    void token_isMadeToldOnceChangedAndDeleted() throws Exception {
        String path = "/access/users/root@pam/token/mine";
        Map<?, ?> made = lab.post(path, "comment=mine").row();
        assertEquals("root@pam!mine", made.get("full-tokenid"));
        assertEquals(1L, Reply.field((Map<?, ?>) Reply.field(made, "info"), "privsep"));
        assertEquals(
                "Token already exists.",
                Reply.field((Map<?, ?>) Reply.field(lab.post(path, "").object(), "errors"), "tokenid"));
        String header = "PVEAPIToken=root@pam!mine=" + made.get("value");
        assertEquals(
                List.of(),
                lab.call(header, "GET", "/cluster/resources", "").rows().stream()
                        .filter(row -> row.containsKey("vmid"))
                        .toList());
        lab.put(path, "privsep=0");
        assertEquals(
                24,
                lab.call(header, "GET", "/cluster/resources?type=vm", "").rows().size());
        assertFalse(lab.get(path).row().containsKey("value"));
        assertEquals(2, lab.get("/access/users/root@pam/token").rows().size());
        lab.delete(path);
        assertEquals(401, lab.call(header, "GET", "/version", "").status());
    }

    @Test
    void login_givesATicketForTwoHoursAndAsksForThePreventionToken() throws Exception {
        Reply login = login(lab.simulator.password());
        Map<?, ?> row = login.row();
        String cookie = "PVEAuthCookie=" + row.get("ticket");
        assertEquals("root@pam", row.get("username"));
        assertEquals(200, withCookie(cookie, "GET", "").status());
        Reply unprotected = withCookie(cookie, "POST", "");
        assertEquals(401, unprotected.status());
        assertEquals("Permission denied - invalid csrf token", unprotected.body());
        assertEquals(
                200,
                withCookie(cookie, "POST", String.valueOf(row.get("CSRFPreventionToken")))
                        .status());
        lab.step(7_201);
        assertEquals(
                "permission denied - invalid PVE ticket",
                withCookie(cookie, "GET", "").body());
    }

    @Test
    void wrongPassword_isRefusedAndTokensCannotLogIn() throws Exception {
        Reply wrong = login("wrong");
        assertEquals(401, wrong.status());
        assertEquals("authentication failure\n", wrong.object().get("message"));
        Reply token = lab.post("/access/ticket", "username=root@pam&password=x");
        assertEquals(403, token.status());
        assertEquals(
                "URI '/access/ticket' not available with API token, need proper ticket.\n",
                token.object().get("message"));
    }

    @Test
    void revokedToken_isRefusedUntilTheFaultEnds() throws Exception {
        long id = lab.fault("{\"kind\":\"token-revoked\",\"how\":\"expired\"}");
        assertEquals("token 'jarvis' access expired", lab.get("/version").body());
        Reply again = lab.control("POST", "/faults", "{\"kind\":\"token-revoked\"}");
        assertEquals(
                "token must not have expired already, was 'root@pam!jarvis'",
                again.object().get("error"));
        lab.endFault(id);
        assertEquals(200, lab.get("/version").status());
        long deleted = lab.fault("{\"kind\":\"token-revoked\"}");
        assertEquals(
                "no such token 'jarvis' for user 'root@pam'",
                lab.get("/version").body());
        lab.endFault(deleted);
        assertEquals(200, lab.get("/version").status());
    }

    @Test
    void skiplock_isForRootAlone() throws Exception {
        Reply refused = lab.post("/nodes/pve/qemu/101/status/stop", "skiplock=1");
        assertEquals(400, refused.status());
        assertEquals(
                Map.of("skiplock", "Only root may use this option."),
                refused.object().get("errors"));
    }

    private Reply login(String password) throws Exception {
        return lab.send(lab.request("Home", "/access/ticket")
                .POST(BodyPublishers.ofString(
                        "{\"username\":\"root\",\"realm\":\"pam\",\"password\":\"" + password + "\"}"))
                .header("Content-Type", "application/json")
                .build());
    }

    private Reply withCookie(String cookie, String method, String preventionToken) throws Exception {
        String path = method.equals("GET") ? "/version" : "/nodes/pve/qemu/101/agent/ping";
        HttpRequest.Builder request =
                lab.request("Home", path).header("Cookie", cookie).method(method, BodyPublishers.noBody());
        if (!preventionToken.isEmpty()) {
            request.header("CSRFPreventionToken", preventionToken);
        }
        return lab.send(request.build());
    }
}
