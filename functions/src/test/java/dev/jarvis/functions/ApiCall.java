package dev.jarvis.functions;

import dev.jarvis.functions.describe.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One call, as the description of the API has it. */
record ApiCall(String method, String path, YamlTree description, boolean needsLogin) {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** One parameter of it. */
    record Parameter(String name, String in, YamlTree schema) {

        boolean isIn(String place) {
            return in.equals(place);
        }

        /** Whether it may be given more than once. */
        boolean isList() {
            return schema.at("items").isThere();
        }

        /** The schema of one value of it. */
        YamlTree value() {
            return isList() ? schema.at("items") : schema;
        }
    }

    static List<ApiCall> all(YamlTree api) {
        var calls = new ArrayList<ApiCall>();
        api.at("paths")
                .entries()
                .forEach((path, item) -> METHODS.stream()
                        .filter(method -> item.at(method).isThere())
                        .forEach(method -> {
                            var call = item.at(method);
                            boolean needsLogin = !call.at("security").items().isEmpty();
                            calls.add(new ApiCall(method.toUpperCase(Locale.ROOT), path, call, needsLogin));
                        }));
        return calls;
    }

    List<Parameter> parameters(String place) {
        return description.at("parameters").items().stream()
                .map(one -> new Parameter(word(one, "name"), word(one, "in"), one.at("schema")))
                .filter(one -> one.isIn(place))
                .toList();
    }

    /** What its body must be, if it takes one. */
    Optional<YamlTree> body() {
        return Optional.of(description.at("requestBody", "content", "application/json", "schema"))
                .filter(YamlTree::isThere);
    }

    Set<String> statuses() {
        return description.at("responses").entries().keySet();
    }

    /** What an answer of a status holds, if that is described. */
    Optional<YamlTree> answer(int status) {
        return Optional.of(
                        description.at("responses", Integer.toString(status), "content", "application/json", "schema"))
                .filter(YamlTree::isThere);
    }

    boolean writes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String word(YamlTree place, String name) {
        return place.at(name).text().orElseThrow(() -> new AssertionError("no " + name + " in " + place.here()));
    }
}
