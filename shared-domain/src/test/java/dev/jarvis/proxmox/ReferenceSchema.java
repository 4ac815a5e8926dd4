package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.proxmox.ScriptedProxmox.Request;
import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Proxmox's own schema of its calls, which is AGPL and so no part of this project: it lies in the folder that
 * {@code PVE_REFERENCE} names, else in {@code shared/pve} beside the project. Judges requests as the server does, which is strict about parameters.
 */
final class ReferenceSchema {

    private static final String BESIDE_THE_PROJECT = "../../shared/pve";

    /** The formats that our parameters have; the schema names them without saying what they are. */
    private static final Map<String, Pattern> FORMATS = Map.of(
            "pve-vmid", Pattern.compile("[1-9][0-9]{2,8}"),
            "pve-node", Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"),
            "pve-configid", Pattern.compile("(?i)[a-z][a-z0-9_-]+"),
            "pve-storage-id", Pattern.compile("(?i)[a-z][a-z0-9._-]*[a-z0-9]"),
            "pve-storage-content", Pattern.compile("images|rootdir|vztmpl|iso|backup|snippets|import|none"));

    private final List<Row> calls;

    private ReferenceSchema(List<Row> calls) {
        this.calls = calls;
    }

    /** The schema in this file; without it the test is skipped, and says so. */
    static ReferenceSchema in(String name) throws IOException {
        var file = Path.of(Optional.ofNullable(System.getenv("PVE_REFERENCE")).orElse(BESIDE_THE_PROJECT), name);
        assumeTrue(Files.isReadable(file), file + " is absent: the requests were not checked against it");
        return new ReferenceSchema(Wire.tree(ObjectMapper.getDefault(), Files.readString(file))
                .map(tree -> new Row(tree).rows("endpoints"))
                .orElseThrow());
    }

    /** What Proxmox would refuse about a request; empty when it is as it should be. */
    List<String> faults(Request request) {
        var call = call(request);
        if (call.isEmpty()) {
            return List.of("no such call");
        }
        var faults = new ArrayList<String>();
        if (!call.get().isSet("allowtoken")) {
            faults.add("not with a token");
        }
        if (!request.method().equals("POST") && !request.body().isEmpty()) {
            faults.add("a body with " + request.method());
        }
        var given = parameters(request);
        pathParameters(call.get(), request).forEach((name, value) -> {
            if (given.put(name, value) != null) {
                faults.add("parameter " + name + " stands in the path and beside it");
            }
        });
        var known = call.get()
                .object("parameters")
                .flatMap(parameters -> parameters.object("properties"))
                .orElseGet(() -> new Row(JsonNode.createObjectNode(Map.of())));
        given.forEach((name, value) -> known.object(name)
                .ifPresentOrElse(
                        rule -> judge(name, value, rule, given.keySet(), faults),
                        () -> faults.add("unknown parameter " + name)));
        for (var entry : known.node().entries()) {
            if (!new Row(entry.getValue()).isSet("optional") && !given.containsKey(entry.getKey())) {
                faults.add("missing parameter " + entry.getKey());
            }
        }
        return faults;
    }

    /** The rights without which Proxmox refuses a request, as it writes them: {@code /vms/{vmid}} and any of these. */
    Set<Requirement> privileges(Request request) {
        var needed = new LinkedHashSet<Requirement>();
        call(request)
                .flatMap(call -> call.object("permissions"))
                .flatMap(permissions -> permissions.value("check"))
                .ifPresent(check -> collect(check, needed));
        return needed;
    }

    private static void collect(JsonNode check, Set<Requirement> needed) {
        if (!check.isArray() || check.size() < 2) {
            return;
        }
        var parts = StreamSupport.stream(check.values().spliterator(), false).toList();
        if (parts.getFirst().isString() && parts.getFirst().getStringValue().equals("perm")) {
            var names = StreamSupport.stream(parts.get(2).values().spliterator(), false)
                    .map(JsonNode::getStringValue)
                    .distinct()
                    .toList();
            needed.add(new Requirement(parts.get(1).getStringValue(), names));
        } else {
            parts.forEach(part -> collect(part, needed));
        }
    }

    private static void judge(String name, String value, Row rule, Set<String> given, List<String> faults) {
        var is = "parameter " + name + " is " + value;
        switch (rule.text("type").orElse("string")) {
            case "integer", "number" -> {
                var number = Wire.number(JsonNode.createStringNode(value));
                if (number.isEmpty()) {
                    faults.add(is + ", which is no number");
                } else if (number.get().longValue() < rule.whole("minimum").orElse(Long.MIN_VALUE)
                        || number.get().longValue() > rule.whole("maximum").orElse(Long.MAX_VALUE)) {
                    faults.add(is + ", out of its bounds");
                }
            }
            case "boolean" -> {
                if (!value.equals("0") && !value.equals("1")) {
                    faults.add(is + ", which is neither 0 nor 1");
                }
            }
            default -> {
                if (value.length() > rule.whole("maxLength").orElse(Long.MAX_VALUE)
                        || value.length() < rule.whole("minLength").orElse(0)) {
                    faults.add(is + ", too long or too short");
                }
            }
        }
        if (rule.value("enum").isPresent() && !rule.texts("enum").contains(value)) {
            faults.add(is + ", none of " + rule.texts("enum"));
        }
        rule.text("pattern")
                .map(perl -> perl.replace("(?^:", "(?:"))
                .filter(pattern -> !Pattern.compile(pattern).matcher(value).find())
                .ifPresent(pattern -> faults.add(is + ", not as " + pattern));
        rule.text("format")
                .map(FORMATS::get)
                .filter(format -> !format.matcher(value).matches())
                .ifPresent(format -> faults.add(is + ", not as " + format));
        rule.text("requires")
                .filter(other -> !given.contains(other))
                .ifPresent(other -> faults.add("parameter " + name + " without " + other));
    }

    private Optional<Row> call(Request request) {
        return calls.stream()
                .filter(row -> row.text("method").orElse("").equals(request.method()))
                .filter(row -> path(row).matcher(request.path()).matches())
                // A fixed word wins over a template, as in /nodes/{node}/status.
                .min((one, other) -> Long.compare(templates(one), templates(other)));
    }

    private static long templates(Row row) {
        return row.text("path")
                .orElse("")
                .chars()
                .filter(character -> character == '{')
                .count();
    }

    private static Pattern path(Row row) {
        return Pattern.compile(row.text("path").orElse("").replaceAll("\\{[^}]*}", "([^/]+)"));
    }

    private static Map<String, String> pathParameters(Row call, Request request) {
        var names = Pattern.compile("\\{([^}]*)}")
                .matcher(call.text("path").orElse(""))
                .results()
                .map(found -> found.group(1))
                .toList();
        Matcher values = path(call).matcher(request.path());
        var parameters = new LinkedHashMap<String, String>();
        if (values.matches()) {
            for (int index = 0; index < names.size(); index++) {
                parameters.put(names.get(index), decoded(values.group(index + 1)));
            }
        }
        return parameters;
    }

    private static Map<String, String> parameters(Request request) {
        var query = request.target().contains("?") ? request.target().replaceFirst("^[^?]*\\?", "") : "";
        var written = request.method().equals("POST") ? request.body() : query;
        var parameters = new LinkedHashMap<String, String>();
        Arrays.stream(written.split("&", -1)).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.indexOf('=');
            parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        });
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
