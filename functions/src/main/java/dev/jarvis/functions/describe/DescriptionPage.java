package dev.jarvis.functions.describe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The description of the API as one HTML page: every call with what it takes and answers, every value with its fields.
 * Needs no script and nothing from elsewhere.
 */
record DescriptionPage(YamlTree description) {

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
        description
                .at("paths")
                .entries()
                .forEach((path, calls) -> METHODS.stream()
                        .filter(method -> calls.at(method).isThere())
                        .forEach(method -> page.append(call(method, path, calls.at(method)))));
        page.append("<h2>Values</h2>\n");
        description.at("components", "schemas").entries().forEach((name, schema) -> page.append(value(name, schema)));
        return page.append("</body>\n</html>\n").toString();
    }

    private static String call(String method, String path, YamlTree call) {
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
        var answers = call.at("responses").entries().entrySet().stream()
                .map(answer -> row(
                        escaped(answer.getKey()),
                        answer.getValue().at("content").entries().values().stream()
                                .map(content -> type(content.at("schema")))
                                .collect(Collectors.joining(", ")),
                        text(answer.getValue().at("description"))))
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
