package dev.jarvis.simulator.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the route of a path. Two routes with the same method and form of path stop the start. */
public final class RouteTable {

    private final List<Entry> entries = new ArrayList<>();

    /** A table of these routes. */
    public RouteTable(List<ApiRoute> routes) {
        Set<String> seen = new HashSet<>();
        for (ApiRoute route : routes) {
            if (!seen.add(route.method() + " " + route.path())) {
                throw new IllegalArgumentException("route listed twice: " + route.method() + " " + route.path());
            }
            entries.add(new Entry(route, List.of(route.path().substring(1).split("/"))));
        }
    }

    /** A route with the values that the path gave to its names. */
    public record Match(ApiRoute route, Map<String, String> pathParameters) {}

    private record Entry(ApiRoute route, List<String> segments) {}

    /** The route for this method and these decoded segments. */
    public Optional<Match> find(String method, List<String> segments) {
        for (Entry entry : entries) {
            if (entry.route().method().equals(method) && entry.segments().size() == segments.size()) {
                Optional<Map<String, String>> values = values(entry.segments(), segments);
                if (values.isPresent()) {
                    return Optional.of(new Match(entry.route(), values.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> values(List<String> pattern, List<String> segments) {
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < pattern.size(); index++) {
            String expected = pattern.get(index);
            if (expected.startsWith("{")) {
                values.put(expected.substring(1, expected.length() - 1), segments.get(index));
            } else if (!expected.equals(segments.get(index))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
