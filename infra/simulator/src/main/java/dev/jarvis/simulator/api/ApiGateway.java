package dev.jarvis.simulator.api;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.http.HttpAnswer;
import dev.jarvis.simulator.http.HttpCall;
import dev.jarvis.simulator.http.HttpService;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The API of one node, in the order of Proxmox: method, token, body, path, proxying, parameters, work. */
public final class ApiGateway implements HttpService {

    private static final String BASE = "/api2/json";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Set<String> BODY_TYPES = Set.of("", "application/x-www-form-urlencoded", "application/json");

    private final Cluster cluster;
    private final String nodeName;
    private final RouteTable routes;
    private final Credentials credentials;
    private final Duration unauthorisedDelay;
    private final CallLog calls;

    /** The API as {@code nodeName} offers it. */
    public ApiGateway(
            Cluster cluster,
            String nodeName,
            RouteTable routes,
            Credentials credentials,
            Duration unauthorisedDelay,
            CallLog calls) {
        this.cluster = cluster;
        this.nodeName = nodeName;
        this.routes = routes;
        this.credentials = credentials;
        this.unauthorisedDelay = unauthorisedDelay;
        this.calls = calls;
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        return CompletableFuture.completedFuture(cluster.look(() -> {
            HttpAnswer answer = judge(call).after(receiver().apiDelay());
            String path = call.path().startsWith(BASE) ? call.path().substring(BASE.length()) : call.path();
            String full = call.query().isEmpty() ? path : path + "?" + call.query();
            calls.add(new CallLog.Entry(cluster.now(), nodeName, call.method(), full, answer.status()));
            return answer;
        }));
    }

    private Node receiver() {
        return cluster.node(nodeName).orElseThrow();
    }

    private HttpAnswer judge(HttpCall call) {
        if (!METHODS.contains(call.method())) {
            return HttpAnswer.empty(501, "method '" + call.method() + "' not available");
        }
        if (!call.path().equals(BASE) && !call.path().startsWith(BASE + "/")) {
            return HttpAnswer.empty(501, "no such file '" + call.path() + "'");
        }
        return switch (credentials.judge(call)) {
            case Credentials.Verdict.Unknown(String reason) ->
                HttpAnswer.plain(401, reason).after(unauthorisedDelay);
            case Credentials.Verdict.Known(TaskOwner caller) -> authenticated(call, caller);
        };
    }

    private HttpAnswer authenticated(HttpCall call, TaskOwner caller) {
        boolean takesBody = call.method().equals("POST") || call.method().equals("PUT");
        if (!call.body().isEmpty()) {
            if (!takesBody) {
                return HttpAnswer.empty(501, "Unexpected content for method '" + call.method() + "'");
            }
            if (!BODY_TYPES.contains(Parameters.mediaType(call))) {
                String type = call.header("content-type").orElse("");
                return HttpAnswer.empty(506, "upload 'Content-Type '" + type + "' not implemented");
            }
        }
        try {
            List<String> segments = segments(call.path());
            Outcome outcome = route(call.method(), segments, Parameters.of(call), caller);
            return Envelope.wrap(outcome).after(delayOfOther(segments));
        } catch (IOException malformed) {
            return HttpAnswer.plain(400, "bad request: " + malformed.getMessage());
        }
    }

    private Outcome route(String method, List<String> segments, Map<String, String> given, TaskOwner caller) {
        Optional<RouteTable.Match> match = routes.find(method, segments);
        if (match.isEmpty()) {
            return Outcome.notImplemented(method, "/" + String.join("/", segments));
        }
        ApiRoute route = match.get().route();
        Map<String, String> parameters = new LinkedHashMap<>(given);
        parameters.putAll(match.get().pathParameters());
        Optional<Outcome> unreachable = Proxying.failure(route, parameters, cluster);
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        Map<String, String> errors = Verification.errors(route.parameters(), parameters);
        if (!errors.isEmpty()) {
            return Outcome.badParameters(errors);
        }
        return route.answer(new ApiCall(cluster, receiver(), caller, parameters));
    }

    /** A call that is passed on is as slow as the node that answers it. */
    private Duration delayOfOther(List<String> segments) {
        boolean passedOn = segments.size() > 2
                && segments.get(0).equals("nodes")
                && !segments.get(1).equals(nodeName);
        return passedOn ? cluster.node(segments.get(1)).map(Node::apiDelay).orElse(Duration.ZERO) : Duration.ZERO;
    }

    private static List<String> segments(String path) throws IOException {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(BASE.length()).split("/", -1)) {
            if (!segment.isEmpty()) {
                try {
                    // In a path, unlike in a form, a plus is a plus.
                    segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException malformed) {
                    throw new IOException("malformed percent-encoding in the path", malformed);
                }
            }
        }
        return segments;
    }
}
