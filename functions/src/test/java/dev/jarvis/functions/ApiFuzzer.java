package dev.jarvis.functions;

import dev.jarvis.access.SessionCookie;
import dev.jarvis.functions.FuzzAttempt.Expected;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes requests from the description of the API: such as fit it, and such as break one thing of it at a time. */
record ApiFuzzer(int port, String token, List<ApiCall> calls, SchemaValues values) {

    private static final int LONGEST_TARGET = 3_500;
    private static final String JSON = "application/json";

    /** A request under way to being sent: what a trick may change before it goes. */
    private final class Draft {
        private final ApiCall call;
        private final Map<String, String> path = new LinkedHashMap<>();
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String method;
        private byte[] body = {};

        private Draft(ApiCall call) {
            this.call = call;
            this.method = call.method();
            call.parameters("path")
                    .forEach(one -> path.put(one.name(), values.fitting(known(one.name()), one.schema())));
            call.body().ifPresent(schema -> json(SchemaValues.text(values.fittingFields(schema))));
            headers.put("Authorization", "Bearer " + token);
        }

        /** Ids of different things have one name. */
        private String known(String parameter) {
            return call.path() + " " + parameter;
        }

        private void json(String text) {
            body(JSON, text);
        }

        private void body(String type, String text) {
            headers.put("Content-Type", type);
            body = text.getBytes(StandardCharsets.UTF_8);
        }

        private void fittingQuery() {
            for (var one : call.parameters("query")) {
                do {
                    var value = values.fitting(one.name(), one.value());
                    if (values.random().nextBoolean()
                            && target().length() + encoded(value).length() < LONGEST_TARGET) {
                        ask(one.name(), value);
                    }
                } while (one.isList() && values.random().nextBoolean());
            }
            call.parameters("header").stream()
                    .filter(_ -> values.random().nextInt(4) == 0)
                    .forEach(one ->
                            headers.put(one.name(), "W/\"" + values.random().nextInt(50) + "\""));
        }

        private void ask(String name, String value) {
            query.add(Map.entry(name, value));
        }

        private String target() {
            var filled = call.path();
            for (var one : path.entrySet()) {
                filled = filled.replace("{" + one.getKey() + "}", encoded(one.getValue()));
            }
            return query.isEmpty()
                    ? filled
                    : filled
                            + query.stream()
                                    .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                                    .collect(Collectors.joining("&", "?", ""));
        }

        private FuzzAttempt as(String kind, Expected expected) {
            return new FuzzAttempt(kind, call, method, target(), headers, body, expected);
        }
    }

    /** What the call is for, with nothing that may be left out: it must succeed. */
    FuzzAttempt plain(ApiCall call) {
        var draft = new Draft(call);
        draft.path.replaceAll((name, _) -> values.meant(draft.known(name)).orElse("x"));
        call.body().ifPresent(schema -> draft.json(SchemaValues.text(values.plainFields(schema))));
        return draft.as("plain", new Expected.Sense());
    }

    FuzzAttempt next(ApiCall call) {
        var draft = new Draft(call);
        if (values.random().nextInt(3) > 0) {
            draft.fittingQuery();
        }
        return switch (values.random().nextInt(20)) {
            case 0, 1, 2, 3, 4 -> draft.as("fitting", new Expected.Sense());
            case 5, 6, 7, 8 -> senselessParameter(draft);
            case 9, 10, 11 -> senselessField(draft);
            case 12 -> unknownParameter(draft);
            case 13 -> repeated(draft);
            case 14 -> withoutLogin(draft);
            case 15 -> fromABrowser(draft);
            case 16 -> otherMethod(draft);
            case 17 -> senselessBody(draft);
            case 18 -> huge(draft);
            default -> oddHeader(draft);
        };
    }

    private FuzzAttempt senselessParameter(Draft draft) {
        var candidates = new ArrayList<>(draft.call.parameters("query"));
        candidates.addAll(draft.call.parameters("path"));
        if (candidates.isEmpty()) {
            return draft.as("fitting", new Expected.Sense());
        }
        var one = values.one(candidates);
        var value = values.senseless(one.value());
        if (value.isEmpty()) {
            return draft.as("fitting", new Expected.Sense());
        }
        if (one.isIn("path")) {
            draft.path.put(one.name(), value.get());
            return draft.as("senseless " + one.name(), refused(draft.call, one.name()));
        }
        draft.query.clear();
        if (one.isList() && values.random().nextBoolean()) {
            draft.ask(one.name(), values.fitting(one.name(), one.value()));
        }
        draft.ask(one.name(), value.get());
        return draft.as("senseless " + one.name(), FuzzAttempt.refusedFor(one.name()));
    }

    private static Expected refused(ApiCall call, String name) {
        return call.parameters("path").size() > 1 ? new Expected.Described() : FuzzAttempt.refusedFor(name);
    }

    private FuzzAttempt senselessField(Draft draft) {
        if (draft.call.body().isEmpty()) {
            return senselessParameter(draft);
        }
        var schema = draft.call.body().get();
        var fields = values.fittingFields(schema);
        var missing = values.needed(schema).filter(_ -> values.random().nextInt(3) == 0);
        if (missing.isPresent()) {
            fields.remove(missing.get());
            draft.json(SchemaValues.text(fields));
            return draft.as("without " + missing.get(), FuzzAttempt.refusedFor(missing.get()));
        }
        var name = values.one(List.copyOf(schema.at("properties").entries().keySet()));
        var value = values.senselessJson(schema.at("properties", name));
        if (value.isEmpty()) {
            return draft.as("fitting", new Expected.Sense());
        }
        fields.put(name, value.get());
        draft.json(SchemaValues.text(fields));
        return draft.as("senseless field " + name + " " + value.get(), FuzzAttempt.refusedFor(name));
    }

    private FuzzAttempt unknownParameter(Draft draft) {
        draft.ask("x" + values.letters(3), values.letters(10));
        return draft.as("unknown parameter", new Expected.Sense());
    }

    private FuzzAttempt repeated(Draft draft) {
        var asked = draft.call.parameters("query");
        if (asked.isEmpty()) {
            return unknownParameter(draft);
        }
        var one = values.one(asked);
        draft.query.clear();
        draft.ask(one.name(), values.fitting(one.name(), one.value()));
        draft.ask(one.name(), values.fitting(one.name(), one.value()));
        if (one.isList()) {
            return draft.as("repeated " + one.name(), new Expected.Sense());
        }
        return draft.target().length() > LONGEST_TARGET
                ? draft.as("repeated " + one.name(), new Expected.Described())
                : draft.as("repeated " + one.name(), FuzzAttempt.refusedFor(one.name()));
    }

    private FuzzAttempt withoutLogin(Draft draft) {
        var wrong =
                values.one(List.of("", "Bearer", "Bearer x", "Bearer " + token + "x", "Basic eDp4", "Bearer a.b.c"));
        draft.headers.remove("Authorization");
        if (!wrong.isEmpty()) {
            draft.headers.put("Authorization", wrong);
        }
        return draft.as(
                "without a login", draft.call.needsLogin() ? FuzzAttempt.refused(401) : new Expected.Described());
    }

    private FuzzAttempt fromABrowser(Draft draft) {
        draft.headers.remove("Authorization");
        draft.headers.put("Cookie", SessionCookie.NAME + "=" + token);
        return switch (values.random().nextInt(3)) {
            case 0 -> {
                draft.headers.put("Origin", "http://127.0.0.1:" + port);
                yield draft.as("from our own page", new Expected.Sense());
            }
            case 1 -> {
                draft.headers.put(
                        "Origin", values.one(List.of("http://127.0.0.1:1", "null", "http://evil.example", "::")));
                yield draft.as("from a foreign page", FuzzAttempt.refused(403));
            }
            default -> draft.as("from no page", draft.call.writes() ? FuzzAttempt.refused(403) : new Expected.Sense());
        };
    }

    private FuzzAttempt otherMethod(Draft draft) {
        var described = calls.stream()
                .filter(call -> call.path().equals(draft.call.path()))
                .map(ApiCall::method)
                .toList();
        var others = List.of("PUT", "PATCH", "DELETE", "POST", "GET").stream()
                .filter(method -> !described.contains(method))
                .toList();
        draft.method = values.one(others);
        draft.path.replaceAll((name, _) -> values.meant(draft.known(name)).orElse("x"));
        draft.query.clear();
        return draft.as("other method", FuzzAttempt.refused(405));
    }

    private FuzzAttempt senselessBody(Draft draft) {
        if (draft.call.body().isEmpty()) {
            draft.body(JSON, values.one(List.of("{", "{}", "x".repeat(10_000), "\u0000")));
            return draft.as("a body that nobody asked for", new Expected.Described());
        }
        var fitting = SchemaValues.text(values.fittingFields(draft.call.body().get()));
        return switch (values.random().nextInt(7)) {
            case 0 -> {
                draft.json(fitting.substring(0, values.random().nextInt(fitting.length())));
                yield draft.as("cut off", FuzzAttempt.refused(400));
            }
            case 1 -> {
                draft.json(values.one(List.of("[", "{\"x\":", "{\"details\":")).repeat(50_000));
                yield draft.as("deep", FuzzAttempt.refused(400));
            }
            case 2 -> {
                draft.json("{\"unknown\":" + "[".repeat(900) + "]".repeat(900) + "," + fitting.substring(1));
                yield draft.as("a deep field that is not known", new Expected.Described());
            }
            case 3 -> {
                draft.body(
                        values.one(List.of("text/plain", "application/xml", "multipart/form-data", "x", "")), fitting);
                yield draft.as("of another type", new Expected.Described());
            }
            case 4 -> {
                var bytes = new byte[1 + values.random().nextInt(3_000)];
                values.random().nextBytes(bytes);
                draft.body = bytes;
                yield draft.as("binary", FuzzAttempt.refused(400));
            }
            case 5 -> {
                draft.json(values.one(List.of("", " ", "null", "7", "\"x\"", "[]", "true")));
                yield draft.as("no object", FuzzAttempt.refused(400));
            }
            default -> {
                draft.json("{\"x\":\"" + "x".repeat(1_100_000) + "\"," + fitting.substring(1));
                yield draft.as("huge", FuzzAttempt.refused(413));
            }
        };
    }

    private FuzzAttempt huge(Draft draft) {
        draft.query.clear();
        var asked = draft.call.parameters("query");
        var name = asked.isEmpty() ? "x" : values.one(asked).name();
        draft.ask(name, "9".repeat(values.random().nextInt(12_000)));
        return draft.as("huge " + name, new Expected.Described());
    }

    private FuzzAttempt oddHeader(Draft draft) {
        var odd = values.one(List.of("Accept", "If-None-Match", "X-Forwarded-For", "Range", "Cookie"));
        draft.headers.put(
                odd,
                values.one(List.of(
                        "*",
                        "*/*",
                        "image/png",
                        "text/html",
                        "nonsense",
                        ";;=",
                        "x".repeat(2_000),
                        "W/\"1\"",
                        "-1",
                        "=;;")));
        return draft.as("odd " + odd, new Expected.Described());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As many of each call as wanted, in turns. */
    List<FuzzAttempt> attempts(int each) {
        return IntStream.range(0, each)
                .boxed()
                .flatMap(_ -> calls.stream().map(this::next))
                .toList();
    }
}
