package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest free id of a guest, as text, or whether one is free. */
final class GetNextId implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/nextid";
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("vmid? integer 100..999999999");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Long> wanted = call.number("vmid");
        if (wanted.isEmpty()) {
            return Outcome.data(String.valueOf(call.cluster().nextVmid()));
        }
        return call.cluster().guest(wanted.get().intValue()).isPresent()
                ? Outcome.badParameters(Map.of("vmid", "VM " + wanted.get() + " already exists"))
                : Outcome.data(String.valueOf(wanted.get()));
    }
}
