package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.NodeSpec;
import dev.jarvis.simulator.cluster.NodeUse;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.History;
import dev.jarvis.simulator.node.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a node used over time. Times of which nothing is known have a point without figures. */
final class GetNodeHistory extends PathRoute {

    private final Estate estate;

    GetNodeHistory(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/rrddata",
                Permission.all("/nodes/{node}", "Sys.Audit"),
                "cf? AVERAGE|MAX; timeframe hour|day|week|month|year|decade");
        this.estate = estate;
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Machine machine = estate.machines().of(call.node());
        History history = History.of(call.text("timeframe").orElseThrow());
        boolean greatest = call.text("cf").filter("MAX"::equals).isPresent();
        List<Machine.Outage> outages = machine.outages();
        Instant installed = machine.drawnAt().minus(Machine.KNOWN_FOR);
        List<Row> rows = new ArrayList<>();
        for (Instant begin : history.periods(call.now())) {
            Row row = new Row().with("time", begin.getEpochSecond());
            List<NodeUse> uses = history.samples(begin).stream()
                    .filter(moment -> moment.isAfter(installed))
                    .filter(moment -> outages.stream().noneMatch(outage -> outage.covers(moment)))
                    .map(moment -> NodeUse.at(call.cluster(), call.node(), moment))
                    .toList();
            if (!uses.isEmpty()) {
                fill(row, uses, call.node().spec(), greatest);
            }
            rows.add(row);
        }
        return Outcome.data(rows);
    }

    private static void fill(Row row, List<NodeUse> uses, NodeSpec spec, boolean greatest) {
        double cpu = figure(uses, NodeUse::cpu, greatest);
        double memory = figure(uses, use -> use.memory(), greatest);
        double waiting = figure(uses, NodeUse::ioWait, greatest);
        row.with("cpu", cpu)
                .with("iowait", waiting)
                .with("loadavg", cpu * spec.cpus())
                .with("maxcpu", spec.cpus())
                .with("memtotal", spec.memoryBytes())
                .with("memused", memory)
                .with("memfree", spec.memoryBytes() - memory)
                .with("memavailable", spec.memoryBytes() - memory)
                .with("arcsize", 0)
                .with("swaptotal", 8L << 30)
                .with("swapused", 0)
                .with("roottotal", spec.rootBytes())
                .with("rootused", figure(uses, use -> use.rootUsed(), greatest))
                .with("netin", figure(uses, NodeUse::netIn, greatest))
                .with("netout", figure(uses, NodeUse::netOut, greatest))
                .with("pressurecpusome", Math.max(0, cpu - 0.6) * 40)
                .with("pressureiosome", waiting * 30)
                .with("pressureiofull", waiting * 20)
                .with("pressurememorysome", 0)
                .with("pressurememoryfull", 0);
    }

    private static double figure(List<NodeUse> uses, ToDoubleFunction<NodeUse> figure, boolean greatest) {
        return History.consolidate(
                uses.stream().map(use -> figure.applyAsDouble(use)).toList(), greatest);
    }
}
