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
import java.util.concurrent.CompletionStage;

/**
 * The API of one node, in the order of Proxmox: method, caller, body, path, rights, proxying, parameters, work. A
 * refused login is held back as long as an unknown caller.
 */
public final class ApiGateway implements HttpService {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Set<String> BODY_TYPES = Set.of("", "application/x-www-form-urlencoded", "application/json");
    private static final TaskOwner NOBODY = TaskOwner.user("");

    private final Cluster cluster;
    private final String nodeName;
    private final RouteTable routes;
    private final Duration unauthorisedDelay;
    private final Duration unreachableDelay;
    private final CallLog calls;

    /** The API as {@code nodeName} offers it. */
    public ApiGateway(
            Cluster cluster,
            String nodeName,
            RouteTable routes,
            Duration unauthorisedDelay,
            Duration unreachableDelay,
            CallLog calls) {
        this.cluster = cluster;
        this.nodeName = nodeName;
        this.routes = routes;
        this.unauthorisedDelay = unauthorisedDelay;
        this.unreachableDelay = unreachableDelay;
        this.calls = calls;
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        return cluster.look(() -> {
            HttpAnswer answer = judge(call).after(receiver().apiDelay());
            String path = Formatter.of(call.path())
                    .map(form -> form.below(call.path()))
                    .orElse(call.path());
            String full = call.query().isEmpty() ? path : path + "?" + call.query();
            calls.add(new CallLog.Entry(cluster.now(), nodeName, call.method(), full, answer.status()));
            return TroubledAnswers.of(receiver().apiTrouble(), answer);
        });
    }

    private Node receiver() {
        return cluster.node(nodeName).orElseThrow();
    }

    private HttpAnswer judge(HttpCall call) {
        if (!METHODS.contains(call.method())) {
            return HttpAnswer.empty(501, "method '" + call.method() + "' not available");
        }
        Optional<Formatter> formatter = Formatter.of(call.path());
        if (formatter.isEmpty()) {
            return HttpAnswer.empty(501, "no such file '" + call.path() + "'");
        }
        try {
            List<String> segments = segments(formatter.get().below(call.path()));
            Optional<RouteTable.Match> match = routes.find(call.method(), segments);
            if (match.map(found -> found.route().open()).orElse(false)) {
                return known(call, NOBODY, segments, match, formatter.get());
            }
            return switch (Authentication.judge(call, cluster.access(), cluster.now())) {
                case Authentication.Verdict.Unknown(String reason) ->
                    HttpAnswer.plain(401, reason).after(unauthorisedDelay);
                case Authentication.Verdict.Known(TaskOwner caller) ->
                    known(call, caller, segments, match, formatter.get());
            };
        } catch (IOException malformed) {
            return HttpAnswer.plain(400, "bad request: " + malformed.getMessage());
        }
    }

    private HttpAnswer known(
            HttpCall call,
            TaskOwner caller,
            List<String> segments,
            Optional<RouteTable.Match> match,
            Formatter formatter)
            throws IOException {
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
        if (match.isEmpty()) {
            return formatter.wrap(Outcome.notImplemented(call.method(), "/" + String.join("/", segments)));
        }
        ApiRoute route = match.get().route();
        if (!route.takesTokens() && Authentication.bringsToken(call)) {
            return formatter.wrap(new Outcome.Refused(
                    403,
                    "URI '/" + String.join("/", segments) + "' not available with API token, need proper ticket.\n",
                    Map.of()));
        }
        Outcome outcome = route(match.get(), Parameters.of(call), caller);
        HttpAnswer answer =
                formatter.wrap(outcome).after(delayOfOther(segments)).after(silence(outcome));
        boolean refusedLogin = outcome instanceof Outcome.Refused refused && refused.status() == 401;
        return refusedLogin ? answer.after(unauthorisedDelay) : answer;
    }

    private Outcome route(RouteTable.Match match, Map<String, String> given, TaskOwner caller) {
        ApiRoute route = match.route();
        Map<String, String> parameters = new LinkedHashMap<>(given);
        for (Map.Entry<String, String> ofPath : match.pathParameters().entrySet()) {
            if (parameters.put(ofPath.getKey(), ofPath.getValue()) != null) {
                return Outcome.badParameters(Map.of(ofPath.getKey(), "duplicate parameter (already defined in URI)"));
            }
        }
        Optional<Outcome> refused =
                Enforcement.refusal(route.permission(), parameters, caller.full(), cluster.access());
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Outcome> unreachable = Proxying.failure(route, parameters, cluster, receiver());
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        Map<String, String> errors = Verification.errors(route.parameters(), parameters);
        if (!errors.isEmpty()) {
            return Outcome.badParameters(errors);
        }
        return route.answer(new ApiCall(cluster, receiver(), caller, parameters));
    }

    /** Nobody says that a machine is not there: whoever asks waits until he has had enough. */
    private Duration silence(Outcome outcome) {
        boolean silent = outcome instanceof Outcome.Unreachable(int status, String reason)
                && (reason.equals("No route to host") || reason.equals("Connection timed out"));
        return silent ? unreachableDelay : Duration.ZERO;
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
        for (String segment : path.split("/", -1)) {
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
