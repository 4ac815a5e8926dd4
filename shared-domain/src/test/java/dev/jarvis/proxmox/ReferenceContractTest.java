package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every request that the client can make, as it comes over the wire, against Proxmox's own schema: the call exists, a
 * token may use it, every parameter is known, of its type, in its bounds, and none is missing.
 */
class ReferenceContractTest {

    private static Map<String, Set<Request>> made = Map.of();

    @BeforeAll
    static void runEveryCall() {
        made = EveryCall.run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pve-9.1-core.json", "pve-8.4-core.json"})
    void everyRequest_isOneThatProxmoxTakes(String name) throws Exception {
        var schema = ReferenceSchema.in(name);
        var faults = new ArrayList<String>();
        EveryCall.run()
                .forEach((call, requests) -> requests.forEach(request -> schema.faults(request)
                        .forEach(fault -> faults.add(call + ": " + fault + ": " + request.method() + " "
                                + request.target() + " " + request.body()))));
        assertEquals(List.of(), faults);
    }

    /** What Proxmox demands stands in our table, so that a missing right is told before it is needed. */
    @ParameterizedTest
    @ValueSource(strings = {"pve-9.1-core.json", "pve-8.4-core.json"})
    void everyRightThatProxmoxDemands_isInTheTableOfPrivileges(String name) throws Exception {
        var schema = ReferenceSchema.in(name);
        var missing = new TreeSet<String>();
        made.forEach((call, requests) -> {
            for (var request : requests) {
                var demanded = schema.privileges(request);
                boolean met = demanded.isEmpty()
                        || demanded.stream()
                                .anyMatch(one -> Privileges.of(EveryCall.name(call)).stream()
                                        .anyMatch(ours -> meets(ours, one)));
                if (!met) {
                    missing.add(call + " needs " + demanded + " for " + request.method() + " " + request.path());
                }
            }
        });
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPublicMethodOfAFacet_isRun_andHasItsPrivileges() {
        assertEquals(
                Privileges.all().keySet(),
                made.keySet().stream().map(EveryCall::name).collect(Collectors.toSet()));
        assertTrue(EveryCall.facets().size() >= 8, "only " + EveryCall.facets().size() + " facets were found");
    }

    @Test
    void methodThatIsNotCovered_failsByItsName() {
        var methods = EveryCall.methods("strange", Strange.class);
        var failure = assertThrows(
                AssertionError.class,
                () -> EveryCall.run("strange.call", methods.values().iterator().next(), new Strange()));
        assertEquals("strange.call is not covered: there is no sample of java.lang.Thread", failure.getMessage());
    }

    @Test
    void requestThatProxmoxWouldRefuse_isFound() throws Exception {
        var schema = ReferenceSchema.in("pve-9.1-core.json");

        assertEquals(List.of(), faults(schema, "POST", "/nodes/pve1/qemu/101/status/shutdown", "timeout=5"));
        assertEquals(
                List.of("unknown parameter timeuot"),
                faults(schema, "POST", "/nodes/pve1/qemu/101/status/shutdown", "timeuot=5"));
        assertEquals(
                List.of("missing parameter snapname"), faults(schema, "POST", "/nodes/pve1/qemu/101/snapshot", ""));
        assertEquals(
                List.of("parameter timeout is -1, out of its bounds"),
                faults(schema, "POST", "/nodes/pve1/qemu/101/status/shutdown", "timeout=-1"));
        assertEquals(
                List.of("parameter timeout is soon, which is no number"),
                faults(schema, "POST", "/nodes/pve1/qemu/101/status/shutdown", "timeout=soon"));
        assertEquals(
                1,
                faults(schema, "GET", "/nodes/pve1/rrddata?timeframe=fortnight", "")
                        .size());
        assertEquals(
                1,
                faults(schema, "GET", "/nodes/pve1/qemu/99/config", "").stream()
                        .filter(fault -> fault.contains("out of its bounds"))
                        .count());
        assertEquals(
                List.of("parameter online is true, which is neither 0 nor 1"),
                faults(schema, "POST", "/nodes/pve1/qemu/101/migrate", "target=pve2&online=true"));
        assertEquals(
                List.of("parameter snapname is 1st, not as (?i)[a-z][a-z0-9_-]+"),
                faults(schema, "POST", "/nodes/pve1/qemu/101/snapshot", "snapname=1st"));
        assertEquals(
                1, faults(schema, "GET", "/nodes/pve1/disks/smart?disk=sda", "").size());
        assertEquals(List.of("no such call"), faults(schema, "GET", "/nodes/pve1/stats", ""));
        assertEquals(List.of("a body with GET"), faults(schema, "GET", "/version", "a=b"));
    }

    private static List<String> faults(ReferenceSchema schema, String method, String target, String body) {
        return schema.faults(new Request(method, target, Map.of(), body));
    }

    private static boolean meets(Requirement ours, Requirement demanded) {
        return ours.path().equals(demanded.path()) && ours.anyOf().stream().anyMatch(demanded.anyOf()::contains);
    }

    @Test
    void overload_isACallOfItsOwn() {
        assertEquals(
                Set.of("twice.call(int)", "twice.call(int,NodeName)"),
                EveryCall.methods("twice", Twice.class).keySet());
        assertEquals("twice.call", EveryCall.name("twice.call(int,NodeName)"));
    }

    /** A facet with an overload, of which neither hides the other. */
    public static final class Twice {
        public int call(int number) {
            return number;
        }

        public String call(int number, NodeName node) {
            return number + " " + node;
        }
    }

    /** What a facet would look like whose call nobody thought of. */
    public static final class Strange {
        public Object call(Thread unheardOf) {
            return unheardOf;
        }
    }
}
