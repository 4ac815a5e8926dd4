package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.access.Pools;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.api.routes.ResourceRows;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Optional;

/** The pools that the caller may audit; of a single one its members too. */
final class ListPools implements ApiRoute {

    @Override
    public String path() {
        return "/pools";
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("poolid? text; type? qemu|lxc|storage");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<String> wanted = call.text("poolid");
        if (wanted.isPresent()) {
            Optional<Outcome> lacking = call.lacking("/pool/" + wanted.get(), "Pool.Audit");
            if (lacking.isPresent()) {
                return lacking.get();
            }
            if (!call.access().pools().exists(wanted.get())) {
                return Outcome.died("pool '" + wanted.get() + "' does not exist");
            }
        }
        List<Row> rows = call.access().pools().all().stream()
                .filter(pool ->
                        wanted.map(pool.id()::equals).orElseGet(() -> call.may("/pool/" + pool.id(), "Pool.Audit")))
                .map(pool -> new Row()
                        .with("poolid", pool.id())
                        .withIf(!pool.comment().isEmpty(), "comment", pool.comment())
                        .withIf(wanted.isPresent(), "members", members(call, pool)))
                .toList();
        return Outcome.data(rows);
    }

    private static List<Row> members(ApiCall call, Pools.Pool pool) {
        Optional<String> type = call.text("type");
        return pool.guests().stream()
                .flatMap(vmid -> call.cluster().guest(vmid).stream())
                .filter(guest -> type.map(guest.spec().type().wire()::equals).orElse(true))
                .map(guest -> ResourceRows.guest(call.cluster(), guest))
                .toList();
    }
}
