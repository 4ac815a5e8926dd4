package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import dev.jarvis.proxmox.ScriptedProxmox.Request;
import io.micronaut.serde.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every request that the client can make, against Proxmox's own schema: the call exists, tokens may use it, and each
 * parameter is known and in its bounds, for the server is strict there. The schema is AGPL and so no part of this
 * project: set {@code PVE_REFERENCE} to the directory that holds {@code pve-9.1-core.json}.
 */
class ReferenceContractTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final GuestId GUEST = new GuestId(101);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Upid UPID = Upid.parse("UPID:pve1:000A1B2C:0123ABCD:65A00000:hastart:101:root@pam!jarvis:");

    @Test
    void everyRequest_isOneThatProxmox91Knows() throws Exception {
        check("pve-9.1-core.json");
    }

    @Test
    void everyRequest_isOneThatProxmox84Knows() throws Exception {
        check("pve-8.4-core.json");
    }

    private static void check(String name) throws Exception {
        var directory = Optional.ofNullable(System.getenv("PVE_REFERENCE"));
        assumeTrue(directory.isPresent(), "PVE_REFERENCE is not set: the requests were not checked against " + name);
        var file = Path.of(directory.get(), name);
        assumeTrue(Files.isReadable(file), file + " is absent: the requests were not checked against it");
        var schema = Wire.tree(ObjectMapper.getDefault(), Files.readString(file))
                .flatMap(tree -> new Wire.Row(tree).value("endpoints"))
                .map(Wire::rows)
                .orElseThrow();
        var requests = everyRequest();

        assertTrue(requests.size() >= 20, "only " + requests.size() + " requests were made");
        for (var request : requests) {
            var call = schema.stream().filter(row -> matches(row, request)).findFirst();
            assertTrue(call.isPresent(), () -> "no such call: " + request);
            assertTrue(call.get().isSet("allowtoken"), () -> "not with a token: " + request);
            for (var parameter : parameters(request)) {
                var known = call.get()
                        .object("parameters")
                        .flatMap(parameters -> parameters.object("properties"))
                        .flatMap(properties -> properties.object(parameter.getFirst()));
                assertTrue(known.isPresent(), () -> "unknown parameter " + parameter + " of " + request);
                assertAllowed(known.get(), parameter.getLast(), request);
            }
        }
    }

    private static void assertAllowed(Wire.Row parameter, String value, Request request) {
        if (parameter.text("type").filter("integer"::equals).isPresent()) {
            long number = Long.parseLong(value);
            assertTrue(number >= parameter.whole("minimum").orElse(Long.MIN_VALUE), () -> value + " in " + request);
            assertTrue(number <= parameter.whole("maximum").orElse(Long.MAX_VALUE), () -> value + " in " + request);
        }
        parameter.value("enum").ifPresent(allowed -> {
            var words = new ArrayList<String>();
            allowed.values().forEach(word -> words.add(word.getStringValue()));
            assertTrue(words.contains(value), () -> value + " is none of " + words + " in " + request);
        });
    }

    private static boolean matches(Wire.Row row, Request request) {
        var path = row.text("path").orElse("").replaceAll("\\{[^}]*}", "[^/]+");
        return row.text("method").orElse("").equals(request.method()) && Pattern.matches(path, request.path());
    }

    private static List<List<String>> parameters(Request request) {
        var written = request.method().equals("GET") ? request.target().replaceFirst("^[^?]*\\??", "") : request.body();
        return Arrays.stream(written.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> Arrays.stream(pair.split("=", 2))
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList())
                .toList();
    }

    private static List<Request> everyRequest() {
        try (var server = new ScriptedProxmox();
                var client = Connected.to(server)) {
            var task =
                    "/nodes/pve1/tasks/UPID%3Apve1%3A000A1B2C%3A0123ABCD%3A65A00000%3Ahastart%3A101%3Aroot%40pam%21jarvis%3A";
            server.on("GET " + task + "/status", Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"OK\"}"));
            server.on("GET " + task + "/log", Reply.raw(200, "OK", "application/json", "{\"total\":99,\"data\":[]}"));
            server.on(
                    "GET /cluster/resources",
                    Reply.data("[{\"type\":\"qemu\",\"vmid\":101,\"node\":\"pve2\"},{\"type\":\"lxc\",\"vmid\":101}]"));
            server.on("GET /nodes/pve2/qemu/101/status/current", Reply.data("{\"status\":\"running\"}"));
            server.on("GET /nodes/pve2/lxc/101/status/current", Reply.data("{\"status\":\"running\"}"));
            for (var type : GuestType.values()) {
                server.on("POST /nodes/pve1/" + type.word() + "/101/status/start", Reply.data("\"" + UPID + "\""));
            }
            for (Runnable call : reads(client)) {
                attempt(call);
            }
            for (var type : GuestType.values()) {
                var guest = new GuestAddress(PVE1, type, GUEST);
                attempt(() -> client.guests().of(PVE1, type));
                attempt(() -> client.guests().status(guest));
                attempt(() -> client.guests().config(guest));
                Connected.done(client.guestPower().start(guest, TIMEOUT));
                client.guestPower().stop(guest, TIMEOUT);
                client.guestPower().shutdown(guest, TIMEOUT);
            }
            assertEquals(client.callCount(), server.requests().size());
            return server.requests().stream().distinct().toList();
        }
    }

    private static List<Runnable> reads(ProxmoxClient client) {
        return List.of(
                () -> client.cluster().version(),
                () -> client.cluster().membership(),
                () -> client.cluster().resources(),
                () -> client.nodes().list(),
                () -> client.tasks().recent(),
                () -> client.nodes().status(PVE1),
                () -> client.tasks().of(PVE1, new TaskFilter(Optional.of(GUEST), Optional.of(Instant.EPOCH), 1000)),
                () -> client.tasks().status(UPID),
                () -> client.tasks().log(UPID, 5));
    }

    /** The scripted server knows few answers; what counts here is the request. */
    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (ProxmoxException answered) {
            assertTrue(answered.error() instanceof ProxmoxError.NotFound, answered.error()::text);
        }
    }
}
