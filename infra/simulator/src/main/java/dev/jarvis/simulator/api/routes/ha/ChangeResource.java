package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.ha.HaRequest;
import java.util.List;
import java.util.Optional;

/** Changes what is wanted of a guest that is kept. */
final class ChangeResource implements ApiRoute {

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String path() {
        return "/cluster/ha/resources/{sid}";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Console");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read(
                "sid text; comment? text<=4096; delete? text<=4096; digest? text<=64; failback? boolean; group? text; max_relocate? integer 0..;"
                        + " max_restart? integer 0..; state? started|stopped|enabled|disabled|ignored");
    }

    @Override
    public Outcome answer(ApiCall call) {
        if (call.text("group").isPresent()) {
            return Outcome.died("invalid parameter 'group': ha groups have been migrated to rules");
        }
        if (!call.cluster().quorate()) {
            return Outcome.noQuorum();
        }
        return ResourceLookup.with(call, resource -> {
            Optional<String> known = call.text("digest");
            if (known.isPresent()
                    && !known.get().equals(ResourceLookup.row(resource).get("digest"))) {
                return Outcome.died("detected modified configuration - file changed by other user? Try again.");
            }
            List<String> deleted = call.list("delete");
            call.text("comment").ifPresent(resource::comment);
            if (deleted.contains("comment")) {
                resource.comment("");
            }
            resource.tries(
                    number(call, "max_restart", resource.maxRestart()),
                    number(call, "max_relocate", resource.maxRelocate()));
            if (call.text("failback").isPresent()) {
                resource.failback(call.flag("failback"));
            }
            call.text("state")
                    .flatMap(HaRequest::of)
                    .ifPresent(wanted -> call.cluster().ha().request(resource, wanted));
            return Outcome.done();
        });
    }

    private static int number(ApiCall call, String name, int otherwise) {
        if (call.list("delete").contains(name)) {
            return 1;
        }
        return call.number(name).map(Long::intValue).orElse(otherwise);
    }
}
