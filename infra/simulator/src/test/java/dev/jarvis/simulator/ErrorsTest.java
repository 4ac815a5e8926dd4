package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.simulator.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The forms of failure, word for word as Proxmox has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {

    private final Lab lab;

    ErrorsTest() throws Exception {
        lab = Lab.open();
    }

    @BeforeAll
    void ready() throws Exception {
        assertEquals(200, lab.get("/version").status());
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @Test
    void unknownPath_is501() throws Exception {
        refused(501, "Method 'GET /nodes/Home/nonsense' not implemented", lab.get("/nodes/Home/nonsense"));
    }

    @Test
    void unknownMethod_is501() throws Exception {
        refused(501, "Method 'POST /version' not implemented", lab.post("/version", ""));
    }

    @Test
    void missingGuest_is500WithItsFile() throws Exception {
        refused(
                500,
                "Configuration file 'nodes/Home/qemu-server/9999.conf' does not exist\n",
                lab.get("/nodes/Home/qemu/9999/status/current"));
        refused(
                500,
                "Configuration file 'nodes/Home/lxc/9999.conf' does not exist\n",
                lab.get("/nodes/Home/lxc/9999/config"));
    }

    @Test
    void unknownNode_is500OfTheNameLookup() throws Exception {
        refused(
                500,
                "hostname lookup 'nope' failed - failed to get address info for: nope: Name or service not known\n",
                lab.get("/nodes/nope/status"));
    }

    @Test
    void unknownParameter_is400WithItsName() throws Exception {
        Reply reply = lab.get("/cluster/resources?nonsense=1");
        refused(400, "Parameter verification failed.\n", reply);
        assertEquals(
                Map.of(
                        "nonsense",
                        "property is not defined in schema and the schema does not allow additional properties"),
                reply.object().get("errors"));
    }

    @Test
    void badValues_are400WithOneTextEach() throws Exception {
        Reply reply = lab.get("/nodes/Home/tasks?limit=many&source=none&errors=perhaps&vmid=7");
        refused(400, "Parameter verification failed.\n", reply);
        assertEquals(
                Map.of(
                        "limit", "type check ('integer') failed - got 'many'",
                        "source", "value 'none' does not have a value in the enumeration 'archive, active, all'",
                        "errors", "type check ('boolean') failed - got 'perhaps'",
                        "vmid", "value must have a minimum value of 100"),
                reply.object().get("errors"));
    }

    @Test
    void jsonBody_isVerifiedLikeAForm() throws Exception {
        String path = "/nodes/pve/qemu/101/status/shutdown";
        Reply json = lab.post(path, "application/json", "{\"timeout\":\"soon\",\"forceStop\":true}");
        Reply form = lab.post(path, "timeout=soon&forceStop=1");
        refused(400, "Parameter verification failed.\n", json);
        assertEquals(form.object(), json.object());
    }

    @Test
    void errorText_standsInTheReasonPhraseAndClosesTheConnection() throws Exception {
        String answer = lab.raw("Home", head("GET", "/api2/json/nodes/pve/qemu/9999/config") + "\r\n");
        assertTrue(
                answer.startsWith(
                        "HTTP/1.1 500 Configuration file 'nodes/pve/qemu-server/9999.conf' does not exist\r\n"),
                answer);
        assertTrue(answer.contains("connection: close"), answer);
    }

    @Test
    void head_is501() throws Exception {
        assertTrue(lab.raw("Home", head("HEAD", "/api2/json/version") + "\r\n").startsWith("HTTP/1.1 501 "));
    }

    @Test
    void bodyOfGet_is501() throws Exception {
        String answer = lab.raw("Home", head("GET", "/api2/json/version") + "Content-Length: 3\r\n\r\na=b");
        assertTrue(answer.startsWith("HTTP/1.1 501 Unexpected content for method 'GET'\r\n"), answer);
    }

    @Test
    void chunkedBody_is501() throws Exception {
        String answer = lab.raw(
                "Home",
                head("POST", "/api2/json/nodes/pve/qemu/101/status/stop")
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 501 chunked transfer encoding not supported\r\n"), answer);
    }

    @Test
    void oversizedBody_is501() throws Exception {
        String answer = lab.raw(
                "Home", head("POST", "/api2/json/nodes/pve/qemu/101/status/stop") + "Content-Length: 524289\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 501 for data too large\r\n"), answer);
    }

    @Test
    void malformedRequest_is400() throws Exception {
        assertTrue(lab.raw("Home", "this is not HTTP\r\n\r\n").startsWith("HTTP/1.1 400 bad request\r\n"));

        assertEquals(
                400,
                lab.post("/nodes/pve/qemu/101/status/stop", "application/json", "{")
                        .status());
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + lab.authorization() + "\r\n";
    }

    private static void refused(int status, String message, Reply reply) {
        assertEquals(status, reply.status());
        assertEquals(message, reply.object().get("message"));
        assertEquals(Json.NULL, reply.data());
    }
}
