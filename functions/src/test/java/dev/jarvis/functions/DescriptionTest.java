package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.functions.describe.YamlTree;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @TempDir
    static Path folder;

    static RunningServer server;
    static YamlTree api = YamlTree.of("{}");

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        api = YamlTree.of(server.get("/openapi.yml").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void description_isThereForEverybody() {
        for (var path : new String[] {"/openapi.yml", "/docs", "/docs/look.css"}) {
            var answer = server.get(path);
            assertEquals(200, answer.status(), path);
            Expect.securityHeaders(answer);
            Expect.nothingOfTheInside(answer.body());
            Expect.problem(server.send(server.to(path).POST(BodyPublishers.noBody())), 405, "method_not_allowed");
        }
        assertEquals("application/yaml", server.get("/openapi.yml").header("Content-Type"));
        assertTrue(server.get("/docs").header("Content-Type").startsWith("text/html"));
        assertTrue(server.get("/docs/look.css").header("Content-Type").startsWith("text/css"));
    }

    @Test
    void everyCall_isDescribed() {
        var served = server.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api"))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(DescriptionTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                served,
                ApiCall.all(api).stream().map(ApiCall::toString).collect(Collectors.toCollection(TreeSet::new)));
        assertTrue(served.size() > 10, served.toString());
    }

    @Test
    void parameterOfSeveralValues_isGivenAnewForEach() {
        var lists = ApiCall.all(api).stream()
                .flatMap(call -> call.description().at("parameters").items().stream())
                .filter(parameter -> parameter.at("schema", "items").isThere())
                .toList();
        assertFalse(lists.isEmpty());
        lists.forEach(list -> assertEquals("true", list.at("explode").text().orElse("true"), list::toString));
    }

    @Test
    void everyCall_isOnThePage() {
        var page = server.get("/docs").body();
        ApiCall.all(api).forEach(call -> assertTrue(page.contains(">" + call + "<"), call.toString()));
        api.at("components", "schemas")
                .entries()
                .keySet()
                .forEach(name -> assertTrue(page.contains("id=\"" + name + "\""), name));
    }

    @Test
    void page_loadsNothingFromElsewhere_andRunsNothing() {
        var page = server.get("/docs").body();
        var loaded = LOADED.matcher(page);
        while (loaded.find()) {
            assertTrue(
                    loaded.group(1).startsWith("#")
                            || loaded.group(1).equals("/docs/look.css")
                            || loaded.group(1).equals("/openapi.yml"),
                    loaded.group(1));
        }
        assertFalse(page.contains("<script") || page.contains("style=") || page.contains("http:"), page);
    }

    @Test
    void whatMayBeAbsent_isNotRequired() {
        var required = api.at("components", "schemas", "Event", "required").items().stream()
                .map(name -> name.text().orElse(""))
                .toList();
        assertTrue(required.contains("uid") && required.contains("title"), required.toString());
        assertFalse(required.contains("node") || required.contains("incidentId"), required.toString());
    }

    @Test
    void everyText_thatIsAskedFor_hasABound() {
        for (var call : ApiCall.all(api)) {
            for (var parameter : call.parameters("query")) {
                var schema = parameter.schema().resolved();
                boolean plain =
                        schema.at("type").text().filter("string"::equals).isPresent()
                                && !schema.at("format").isThere()
                                && !schema.at("enum").isThere();
                assertTrue(!plain || schema.at("maxLength").isThere(), call + " " + parameter.name());
            }
        }
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }
}
