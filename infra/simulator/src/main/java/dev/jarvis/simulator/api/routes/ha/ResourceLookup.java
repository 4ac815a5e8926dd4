package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.json.Row;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the resource of a path, which may be called {@code vm:100} or {@code 100}. */
final class ResourceLookup {

    private static final Pattern SID = Pattern.compile("(?:(vm|ct):)?(\\d{3,9})");

    private ResourceLookup() {}

    static Outcome with(ApiCall call, Function<HaResource, Outcome> work) {
        String sid = call.text("sid").orElseThrow();
        Matcher parts = SID.matcher(sid);
        if (!parts.matches()) {
            return Outcome.badParameters(Map.of("sid", "invalid format - unable to parse ha resource ID\n"));
        }
        Optional<HaResource> resource = call.cluster()
                .ha()
                .of(Integer.parseInt(parts.group(2)))
                .filter(found -> !sid.contains(":") || found.sid().equals(sid));
        return resource.map(work).orElseGet(() -> Outcome.died("no such resource '" + sid + "'"));
    }

    static Row row(HaResource resource) {
        String known = resource.sid() + resource.request() + resource.comment() + resource.failback()
                + resource.maxRestart() + "," + resource.maxRelocate();
        String digest = UUID.nameUUIDFromBytes(known.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return new Row()
                .with("sid", resource.sid())
                .with("type", resource.type())
                .with("state", resource.request().wire())
                .with("max_restart", resource.maxRestart())
                .with("max_relocate", resource.maxRelocate())
                .flag("failback", resource.failback())
                .withIf(!resource.comment().isEmpty(), "comment", resource.comment())
                .with("digest", digest + digest.substring(0, 8));
    }
}
