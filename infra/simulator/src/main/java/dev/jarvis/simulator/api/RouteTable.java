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
            String below = route.path().substring(1);
            entries.add(new Entry(route, below.isEmpty() ? List.of() : List.of(below.split("/", -1))));
        }
    }

    /** A route with the values that the path gave to its names. */
    public record Match(ApiRoute route, Map<String, String> pathParameters) {}

    private record Entry(ApiRoute route, List<String> segments) {}

    /** The route for this method and these decoded segments. */
    public Optional<Match> find(String method, List<String> segments) {
        for (Entry entry : entries) {
            List<String> fitting = entry.route().takesRest()
                    ? joined(segments, entry.segments().size())
                    : segments;
            if (entry.route().method().equals(method) && entry.segments().size() == fitting.size()) {
                Optional<Map<String, String>> values = values(entry.segments(), fitting);
                if (values.isPresent()) {
                    return Optional.of(new Match(entry.route(), values.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The last of so many segments is whatever is left. */
    private static List<String> joined(List<String> segments, int count) {
        if (segments.size() <= count) {
            return segments;
        }
        List<String> joined = new ArrayList<>(segments.subList(0, count - 1));
        joined.add(String.join("/", segments.subList(count - 1, segments.size())));
        return joined;
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
