package dev.jarvis.proxmox;

import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clients that are connected to scripted servers, with short waits. */
final class Connected {

    static final String TOKEN_ID = "root@pam!jarvis";
    static final String SECRET = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    private static final ProxmoxSettings.Deadlines DEADLINES = new ProxmoxSettings.Deadlines(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(5),
            Duration.ofSeconds(30));

    private Connected() {}

    /** A client that pins every server's certificate. */
    static ProxmoxClient to(ScriptedProxmox... servers) {
        return with(pinning(servers), new ForgetfulBackoff(), InstantSource.system());
    }

    /** A client whose waits for something pass without taking any time; an answer is waited for as always. */
    static ProxmoxClient waitingOnPaper(ScriptedProxmox server) {
        var deadlines = new ProxmoxSettings.Deadlines(
                DEADLINES.connect(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                DEADLINES.skip());
        return new ProxmoxClient(
                waiting(pinning(server), deadlines),
                new ForgetfulBackoff(),
                ObjectMapper.getDefault(),
                InstantSource.system(),
                _ -> {});
    }

    static ProxmoxClient with(ProxmoxSettings settings, HostBackoff backoff, InstantSource clock) {
        return new ProxmoxClient(settings, backoff, ObjectMapper.getDefault(), clock, Pause.sleeping());
    }

    static ProxmoxSettings pinning(ScriptedProxmox... servers) {
        return pinning(Map.of(), servers);
    }

    static ProxmoxSettings pinning(Map<String, String> more, ScriptedProxmox... servers) {
        var variables = new HashMap<>(more);
        var pins = Arrays.stream(servers)
                .map(server -> server.host() + "=" + server.fingerprint())
                .collect(Collectors.joining(","));
        variables.put("PROXMOX_FINGERPRINTS", pins);
        return settings(variables, servers);
    }

    static ProxmoxSettings settings(Map<String, String> more, ScriptedProxmox... servers) {
        return settings(more, Arrays.stream(servers).map(ScriptedProxmox::host).toList());
    }

    static ProxmoxSettings settings(Map<String, String> more, List<String> hosts) {
        var variables = new HashMap<>(Map.of(
                "PROXMOX_NODES", String.join(",", hosts),
                "PROXMOX_TOKEN_ID", TOKEN_ID,
                "PROXMOX_TOKEN_SECRET", SECRET));
        variables.putAll(more);
        return waiting(ProxmoxSettings.parse(variables).orElseThrow(), DEADLINES);
    }

    private static ProxmoxSettings waiting(ProxmoxSettings settings, ProxmoxSettings.Deadlines deadlines) {
        return new ProxmoxSettings(
                settings.nodes(),
                settings.tokens(),
                settings.fingerprints(),
                settings.caFile(),
                settings.verifySsl(),
                deadlines);
    }

    /** The error that this call ends with. */
    static ProxmoxError errorOf(Runnable call) {
        try {
            call.run();
        } catch (ProxmoxException failure) {
            return failure.error();
        }
        throw new AssertionError("the call succeeded");
    }

    static <T> ActionResult.Done<T> done(ActionResult<T> result) {
        if (result instanceof ActionResult.Done<T> done) {
            return done;
        }
        throw new AssertionError(result);
    }

    static <T> ActionResult.Failed<T> failed(ActionResult<T> result) {
        if (result instanceof ActionResult.Failed<T> failed) {
            return failed;
        }
        throw new AssertionError(result);
    }

    static <T> ActionResult.TimedOut<T> timedOut(ActionResult<T> result) {
        if (result instanceof ActionResult.TimedOut<T> timedOut) {
            return timedOut;
        }
        throw new AssertionError(result);
    }

    /** An address where nobody listens any more. */
    static String deadHost() {
        try (var gone = new ScriptedProxmox()) {
            return gone.host();
        }
    }
}
