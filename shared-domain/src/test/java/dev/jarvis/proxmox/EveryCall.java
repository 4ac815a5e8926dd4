package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import dev.jarvis.proxmox.ScriptedProxmox.Request;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds every public method of every facet of the client, and runs each with every combination of sample arguments
 * against a server that takes anything. A method that takes what there is no sample for, or that asks nothing, is named.
 */
final class EveryCall {

    private static final NodeName NODE = new NodeName("pve1");
    private static final GuestId GUEST = new GuestId(101);
    private static final Upid UPID = Upid.parse("UPID:pve1:000A1B2C:0123ABCD:65A00000:hastart:101:root@pam!jarvis:");
    private static final BackupJob JOB = new BackupJob(
            "backup-1234",
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Samples by type; a list's order does not matter. Texts are by method, as {@code services.start}. */
    private static final Map<String, List<?>> SAMPLES = Map.ofEntries(
            Map.entry(NodeName.class.getTypeName(), List.of(NODE, new NodeName("pve2"))),
            Map.entry(GuestId.class.getTypeName(), List.of(GUEST)),
            Map.entry(GuestType.class.getTypeName(), List.of(GuestType.values())),
            Map.entry(
                    GuestAddress.class.getTypeName(),
                    List.of(
                            new GuestAddress(NODE, GuestType.QEMU, GUEST),
                            new GuestAddress(NODE, GuestType.LXC, GUEST))),
            Map.entry("boolean", List.of(true, false)),
            Map.entry("int", List.of(5)),
            Map.entry(Duration.class.getTypeName(), List.of(Duration.ofSeconds(30))),
            Map.entry(History.Span.class.getTypeName(), List.of(History.Span.values())),
            Map.entry(BackupMode.class.getTypeName(), List.of(BackupMode.values())),
            Map.entry(BackupJob.class.getTypeName(), List.of(JOB)),
            Map.entry(Upid.class.getTypeName(), List.of(UPID)),
            Map.entry(
                    TaskFilter.class.getTypeName(),
                    List.of(
                            TaskFilter.latest(1000),
                            TaskFilter.latest(1)
                                    .of(GUEST)
                                    .ofType("vzdump")
                                    .since(Instant.EPOCH)
                                    .until(Instant.EPOCH.plusSeconds(1))
                                    .failedOnly())),
            Map.entry("java.util.Optional<dev.jarvis.cluster.GuestId>", List.of(Optional.of(GUEST), Optional.empty())),
            Map.entry("java.util.Optional<java.lang.String>", List.of(Optional.of("backup"), Optional.empty())));

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("services", "pveproxy"),
            Map.entry("disks.health", "/dev/sda"),
            Map.entry("disks.smart", "/dev/nvme0n1"),
            Map.entry("disks.zfsPool", "tank"),
            Map.entry("snapshots", "before_update-1"),
            Map.entry("storages", "local-zfs"),
            Map.entry("backups", "nas"),
            Map.entry("access", "/vms/101"));

    private EveryCall() {}

    /** The facets of the client: its public methods that take nothing and give a class of this package. */
    static List<Method> facets() {
        return Arrays.stream(ProxmoxClient.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                .filter(method -> method.getReturnType().getPackage() == ProxmoxClient.class.getPackage())
                .toList();
    }

    /** The public methods that a facet declares itself, each with its parameters, as {@code agent.ping(NodeName,GuestId)}. */
    static SortedMap<String, Method> methods(String facet, Class<?> type) {
        var methods = new TreeMap<String, Method>();
        for (var method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                methods.put(signature(facet, method), method);
            }
        }
        return methods;
    }

    private static String signature(String facet, Method method) {
        return facet + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** The method without its parameters, as {@code guestPower.start}. */
    static String name(String signature) {
        return signature.substring(0, signature.indexOf('('));
    }

    /** Every method's signature with the requests that it made; an error names what could not be run. */
    static Map<String, Set<Request>> run() {
        var made = new TreeMap<String, Set<Request>>();
        try (var server = new ScriptedProxmox().otherwise(EveryCall::answer);
                var client = Connected.waitingOnPaper(server)) {
            for (var facet : facets()) {
                var instance = invoke(facet, client, new Object[0]).orElseThrow();
                methods(facet.getName(), facet.getReturnType()).forEach((signature, method) -> {
                    int before = server.requests().size();
                    run(name(signature), method, instance);
                    var all = server.requests();
                    made.put(signature, new LinkedHashSet<>(all.subList(before, all.size())));
                });
            }
            if (client.callCount() != server.requests().size()) {
                throw new AssertionError("some requests went elsewhere");
            }
        }
        made.forEach((name, requests) -> {
            if (requests.isEmpty()) {
                throw new AssertionError(name + " asks nothing");
            }
        });
        return made;
    }

    /** Runs one method with every combination of samples. */
    static void run(String name, Method method, Object instance) {
        for (var arguments : combinations(name, method.getGenericParameterTypes())) {
            invoke(method, instance, arguments.toArray());
        }
    }

    private static List<List<Object>> combinations(String name, Type[] types) {
        List<List<Object>> combinations = List.of(List.of());
        for (var type : types) {
            var longer = new ArrayList<List<Object>>();
            for (var shorter : combinations) {
                for (var sample : samples(name, type)) {
                    longer.add(
                            Stream.concat(shorter.stream(), Stream.of(sample)).toList());
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<?> samples(String name, Type type) {
        if (type == String.class) {
            var text = TEXTS.getOrDefault(name, TEXTS.get(name.substring(0, name.indexOf('.'))));
            if (text != null) {
                return List.of(text);
            }
        }
        var samples = SAMPLES.get(type.getTypeName());
        if (samples == null) {
            throw new AssertionError(name + " is not covered: there is no sample of " + type.getTypeName());
        }
        return samples;
    }

    private static Optional<Object> invoke(Method method, Object instance, Object[] arguments) {
        try {
            return Optional.ofNullable(method.invoke(instance, arguments));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof ProxmoxException) {
                return Optional.empty();
            }
            throw new AssertionError(method + " with " + Arrays.toString(arguments), thrown.getCause());
        } catch (IllegalAccessException closed) {
            throw new AssertionError(method.toString(), closed);
        }
    }

    /** Enough of an answer that every call goes on to its next request. */
    private static Reply answer(Request request) {
        var path = request.path();
        if (!request.method().equals("GET")) {
            return Reply.data("\"" + UPID + "\"");
        }
        if (path.endsWith("/log")) {
            return Reply.raw(200, "OK", "application/json", "{\"total\":99,\"data\":[]}");
        }
        if (path.contains("/tasks/")) {
            return Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"OK\"}");
        }
        if (path.endsWith("/status/current")) {
            return path.contains("/lxc/") && path.startsWith("/nodes/pve2/")
                    ? Reply.error(500, "Configuration file 'nodes/pve2/lxc/101.conf' does not exist")
                    : Reply.data("{\"status\":\"running\",\"uptime\":100}");
        }
        if (path.equals("/nodes")) {
            return Reply.data("[{\"node\":\"pve1\",\"status\":\"online\",\"uptime\":100},{\"node\":\"pve2\"}]");
        }
        if (path.endsWith("/snapshot")) {
            return Reply.data("[{\"name\":\"current\",\"parent\":\"before_update-1\"}]");
        }
        return Reply.data("[]");
    }
}
