package dev.jarvis.simulator.control;

import dev.jarvis.simulator.api.CallLog;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.Faults;
import dev.jarvis.simulator.http.HttpAnswer;
import dev.jarvis.simulator.http.HttpCall;
import dev.jarvis.simulator.http.HttpService;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.time.SimulatedClock;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The control API. It answers when the change has reached the listeners too, so that a test need not wait. */
public final class ControlApi implements HttpService {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Cluster cluster;
    private final Supplier<CompletableFuture<?>> settled;
    private final List<ControlRoute> routes;

    /** Control over this cluster; {@code settled} completes when all listeners are where they should be. */
    public ControlApi(
            Estate estate, SimulatedClock clock, Faults faults, CallLog calls, Supplier<CompletableFuture<?>> settled) {
        this.cluster = estate.cluster();
        this.settled = settled;
        this.routes = List.of(
                new BeginFault(cluster, faults),
                new EndFault(faults),
                new ListFaults(faults),
                new CreateToken(cluster),
                new DescribeFaults(faults),
                new Truth(cluster, estate),
                new ListCalls(calls),
                new ClearCalls(calls),
                new ReadClock(cluster, clock),
                new StepClock(cluster, clock));
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        HttpAnswer answer = judge(call);
        return settled.get()
                .handle((done, failure) -> failure == null
                        ? answer
                        : http(ControlAnswer.refused(500, "listener could not follow: " + failure.getMessage())));
    }

    private HttpAnswer judge(HttpCall call) {
        if (isFromAPage(call)) {
            return http(ControlAnswer.refused(403, "faults are ordered by programs on this machine, not by web pages"));
        }
        String[] segments = call.path().substring(1).split("/", -1);
        boolean withId = segments.length == 2;
        List<ControlRoute> samePath = routes.stream()
                .filter(route ->
                        segments.length <= 2 && route.path().equals("/" + segments[0]) && route.takesId() == withId)
                .toList();
        if (samePath.isEmpty()) {
            return http(ControlAnswer.refused(404, "no such path, there is /faults, /truth, /calls, /clock, /tokens"));
        }
        List<ControlRoute> match = samePath.stream()
                .filter(route -> route.method().equals(call.method()))
                .toList();
        if (match.isEmpty()) {
            return http(ControlAnswer.refused(405, call.method() + " does not apply to " + call.path()));
        }
        try {
            Map<String, Object> body = body(call);
            return cluster.look(() -> http(match.getFirst().answer(withId ? segments[1] : "", body)));
        } catch (IOException malformed) {
            return http(ControlAnswer.refused(400, "body must be a JSON object: " + malformed.getMessage()));
        } catch (BadFault senseless) {
            return http(ControlAnswer.refused(400, String.valueOf(senseless.getMessage())));
        }
    }

    /** A page of anywhere can send requests to loopback; its browser names the page, or the host that it was fooled with. */
    private static boolean isFromAPage(HttpCall call) {
        String host = call.header("host").orElse("127.0.0.1").replaceFirst(":[0-9]+$", "");
        return call.header("origin").isPresent() || !LOOPBACK.contains(host);
    }

    private static Map<String, Object> body(HttpCall call) throws IOException {
        if (call.body().isEmpty()) {
            return Map.of();
        }
        if (!(Json.read(call.body()) instanceof Map<?, ?> map)) {
            throw new IOException("it is something else");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        map.forEach((key, value) -> body.put(String.valueOf(key), value));
        return body;
    }

    private static HttpAnswer http(ControlAnswer answer) {
        String reason = answer.body() instanceof Row row && row.get("error") instanceof String text
                ? text
                : answer.status() == 201 ? "Created" : "OK";
        return HttpAnswer.json(answer.status(), reason, Json.write(answer.body()));
    }
}
