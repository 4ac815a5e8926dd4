package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How answers and questions look on the wire, where programs depend on it. */
class WireTest {

    private final Lab lab;

    WireTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void headers_areThoseOfProxmox() throws Exception {
        String answer = lab.raw(
                "Home",
                "GET /api2/json/version HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                        + lab.authorization() + "\r\n\r\n");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        for (String line : List.of(
                "server: pve-api-daemon/3.0",
                "cache-control: max-age=0",
                "pragma: no-cache",
                "date: sun, 1 mar 2026 12:00:00 gmt",
                "content-type: application/json;charset=utf-8")) {
            assertTrue(head.contains(line), line + " in " + head);
        }
        assertTrue(!head.contains("access-control"), head);
    }

    @Test
    void tokenHeader_isTakenInItsVariants() throws Exception {
        String token = lab.simulator.tokenId() + "=" + lab.simulator.tokenSecret();
        for (String header :
                List.of("PVEAPIToken=" + token, "PVEAPIToken " + token, "PVEAPIToken=" + token.replace("!", "%21"))) {
            assertEquals(200, lab.call(header, "GET", "/version", "").status(), header.substring(0, 12));
        }
    }

    @Test
    void extjs_isAlwaysWellAndSaysInsideWhatIsNot() throws Exception {
        String base = "https://" + lab.node("Home").address() + "/api2/extjs";
        Reply good = extjs(base + "/version");
        assertEquals(1L, good.object().get("success"));
        Reply bad = extjs(base + "/nodes/pve/qemu/9999/config");
        assertEquals(200, bad.status());
        assertEquals(
                List.of(0L, 500L),
                List.of(bad.object().get("success"), bad.object().get("status")));
    }

    @Test
    void listsInJsonAndRepeatedNames_areTheSame() throws Exception {
        Reply json = lab.post(
                "/nodes/pve/qemu/101/agent/exec",
                "application/json",
                "{\"command\":[\"echo\",\"a\"],\"input-data\":null}");
        Reply form = lab.post("/nodes/pve/qemu/101/agent/exec", "command=echo&command=a");
        for (Reply begun : List.of(json, form)) {
            Map<?, ?> ended = lab.get("/nodes/pve/qemu/101/agent/exec-status?pid=" + Reply.field(begun.row(), "pid"))
                    .row();
            assertEquals("a\n", ended.get("out-data"));
        }
    }

    @Test
    void bodyWithoutAType_isAForm() throws Exception {
        Reply reply = lab.send(lab.request("Home", "/nodes/pve/qemu/101/snapshot")
                .header("Authorization", lab.authorization())
                .POST(BodyPublishers.ofString("snapname=plain"))
                .build());
        assertEquals(200, reply.status(), reply.body());
        assertEquals(
                506,
                lab.post("/nodes/pve/qemu/101/snapshot", "text/plain", "snapname=plain")
                        .status());
    }

    @Test
    void parameterOfThePath_mayNotComeAgain() throws Exception {
        Reply reply = lab.put("/nodes/pve/qemu/101/config", "vmid=101&name=other");
        assertEquals(
                Map.of("vmid", "duplicate parameter (already defined in URI)"),
                reply.object().get("errors"));
    }

    @Test
    void indexes_nameWhatLiesBelow() throws Exception {
        assertEquals("version", lab.get("").row("subdir", "version").get("subdir"));
        for (String path : List.of("/access", "/nodes/pve/qemu/101", "/nodes/pve/lxc/105/status")) {
            assertTrue(lab.get(path).rows().getFirst().containsKey("subdir"), path);
        }
        assertEquals("qemu", lab.get("/nodes/pve").row("name", "qemu").get("name"));
        assertEquals("resources", lab.get("/cluster").row("name", "resources").get("name"));
        assertEquals("status", lab.get("/cluster/ha").row("id", "status").get("id"));
    }

    private Reply extjs(String address) throws Exception {
        return lab.send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", lab.authorization())
                .build());
    }
}
