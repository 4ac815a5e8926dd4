package dev.jarvis.functions.describe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The description of the API as one HTML page: every call with what it takes and answers, every value with its fields.
 * Needs no script and nothing from elsewhere.
 */
record DescriptionPage(YamlTree description) {

    /** What the compiler writes where nobody said anything. */
    private static final Pattern UNSAID = Pattern.compile("^\\w+ \\d{3} response$");

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    static DescriptionPage of(String yaml) {
        return new DescriptionPage(YamlTree.of(yaml));
    }

    String html() {
        var title = text(description.at("info", "title")) + " " + text(description.at("info", "version"));
        var page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s: the API</title>
                <link rel="stylesheet" href="/docs/look.css">
                </head>
                <body>
                <h1>%1$s: the API</h1>
                <p>%2$s</p>
                <p>For programs: <a href="/openapi.yml">openapi.yml</a></p>
                <h2>Calls</h2>
                """.formatted(title, text(description.at("info", "description"))));
        var usual = usual();
        description
                .at("paths")
                .entries()
                .forEach((path, calls) -> METHODS.stream()
                        .filter(method -> calls.at(method).isThere())
                        .forEach(method -> page.append(call(method, path, calls.at(method), usual.keySet()))));
        var refusals = usual.entrySet().stream()
                .map(answer -> answer(answer.getKey(), answer.getValue()))
                .collect(Collectors.joining());
        page.append("<h2>How any call may be refused</h2>\n").append(table("Answers", refusals));
        page.append("<h2>Values</h2>\n");
        description.at("components", "schemas").entries().forEach((name, schema) -> page.append(value(name, schema)));
        return page.append("</body>\n</html>\n").toString();
    }

    /** The refusals that every call may answer with, which are told once. */
    private Map<String, YamlTree> usual() {
        var answers = description.at("paths").entries().values().stream()
                .flatMap(calls -> METHODS.stream().map(calls::at).filter(YamlTree::isThere))
                .map(call -> call.at("responses").entries())
                .toList();
        var usual = new TreeMap<String, YamlTree>();
        answers.forEach(usual::putAll);
        answers.forEach(one -> usual.keySet().retainAll(one.keySet()));
        usual.values().removeIf(answer -> answer.reference().isEmpty());
        return usual;
    }

    private static String answer(String status, YamlTree answer) {
        var types = answer.at("content").entries().values().stream()
                .map(content -> type(content.at("schema")))
                .collect(Collectors.joining(", "));
        var said = answer.at("description").text().filter(UNSAID.asPredicate().negate());
        return row(escaped(status), types, said.map(DescriptionPage::prose).orElse(""));
    }

    private static String call(String method, String path, YamlTree call, Set<String> usual) {
        var heading = "<h3>" + method.toUpperCase(Locale.ROOT) + " " + escaped(path) + "</h3>\n<p>"
                + call.at("description")
                        .text()
                        .or(() -> call.at("summary").text())
                        .map(DescriptionPage::escaped)
                        .orElse("")
                + "</p>\n";
        var asks = call.at("parameters").items().stream()
                .map(parameter -> row(
                        text(parameter.at("name")) + " (" + text(parameter.at("in")) + ")",
                        type(parameter.at("schema")),
                        text(parameter.at("description"))))
                .collect(Collectors.joining());
        var body = call.at("requestBody", "content").entries().entrySet().stream()
                .map(content -> row("body", type(content.getValue().at("schema")), escaped(content.getKey())))
                .collect(Collectors.joining());
        var answers = new TreeMap<>(call.at("responses").entries())
                .entrySet().stream()
                        .filter(answer -> !usual.contains(answer.getKey()))
                        .map(answer -> answer(answer.getKey(), answer.getValue()))
                        .collect(Collectors.joining());
        return heading + table("Takes", asks + body) + table("Answers", answers);
    }

    private static String value(String name, YamlTree schema) {
        var fields = schema.at("properties").entries().entrySet().stream()
                .map(field -> row(
                        escaped(field.getKey()),
                        type(field.getValue()),
                        text(field.getValue().at("description"))))
                .collect(Collectors.joining());
        return "<h3 id=\"" + escaped(name) + "\">" + escaped(name) + "</h3>\n<p>" + text(schema.at("description"))
                + "</p>\n"
                + (fields.isEmpty() ? "<p>" + type(schema) + "</p>\n" : table("Fields", fields));
    }

    /** What a schema lets through, in a few words. */
    private static String type(YamlTree schema) {
        var named = schema.reference()
                .or(() -> schema.at("allOf").items().stream()
                        .flatMap(part -> part.reference().stream())
                        .findFirst());
        if (named.isPresent()) {
            return "<a href=\"#" + escaped(named.get()) + "\">" + escaped(named.get()) + "</a>";
        }
        var words = schema.at("enum").items().stream()
                .flatMap(word -> word.text().stream())
                .toList();
        if (!words.isEmpty()) {
            return escaped("one of " + String.join(", ", words));
        }
        var base = switch (text(schema.at("type"))) {
            case "array" -> "list of " + type(schema.at("items"));
            case "integer" -> "whole number";
            case "boolean" -> "true or false";
            case "string" ->
                schema.at("format").text().filter("date-time"::equals).isPresent() ? "time" : "text";
            case "object" ->
                schema.at("additionalProperties").isThere()
                        ? "by name: " + type(schema.at("additionalProperties"))
                        : "object";
            default -> "any JSON";
        };
        return base + bounds(schema);
    }

    private static String bounds(YamlTree schema) {
        var said = Map.of(
                "minimum", " from ",
                "maximum", " to ",
                "minLength", ", characters from ",
                "maxLength", ", characters up to ",
                "default", "; else ");
        return List.of("minimum", "maximum", "minLength", "maxLength", "default").stream()
                .flatMap(bound -> schema.at(bound).text().map(value -> said.get(bound) + escaped(value)).stream())
                .collect(Collectors.joining());
    }

    private static String table(String caption, String rows) {
        return rows.isEmpty() ? "" : "<table>\n<caption>" + caption + "</caption>\n" + rows + "</table>\n";
    }

    private static String row(String name, String type, String description) {
        return "<tr><th scope=\"row\">" + name + "</th><td>" + type + "</td><td>" + description + "</td></tr>\n";
    }

    private static String text(YamlTree place) {
        return place.text().map(DescriptionPage::escaped).orElse("");
    }

    /** Text in which words between backticks are code. */
    private static String prose(String text) {
        return CODE.matcher(escaped(text)).replaceAll("<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
