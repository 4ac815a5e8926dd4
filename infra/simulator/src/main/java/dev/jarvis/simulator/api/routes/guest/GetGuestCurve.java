package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The curves of a guest over a time. */
record GetGuestCurve(GuestType type) implements GuestRoute {

    /** Step in seconds and number of points, as PVE 9 keeps them. */
    private enum Curve {
        HOUR(60, 60),
        DAY(60, 1_440),
        WEEK(1_800, 336),
        MONTH(1_800, 1_440),
        YEAR(21_600, 1_440);

        private final long step;
        private final int count;

        Curve(long step, int count) {
            this.step = step;
            this.count = count;
        }

        long step() {
            return step;
        }

        int count() {
            return count;
        }
    }

    @Override
    public String below() {
        return "/rrddata";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public boolean proxied() {
        // Every node has the curves of all guests, so they can be seen while their node is down.
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("timeframe hour|day|week|month|year; cf? AVERAGE|MAX");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        Curve curve = Curve.valueOf(call.text("timeframe").orElseThrow().toUpperCase(Locale.ROOT));
        double most = call.text("cf").filter("MAX"::equals).isPresent() ? 1.15 : 1;
        Instant last = Instant.ofEpochSecond(call.now().getEpochSecond() / curve.step() * curve.step());
        List<Row> rows = new ArrayList<>();
        for (int point = curve.count() - 1; point >= 0; point--) {
            Instant time = last.minusSeconds(point * curve.step());
            rows.add(row(call, guest, time, most));
        }
        return Outcome.data(rows);
    }

    /** Without a value where there was none, as while the guest was off. */
    private static Row row(ApiCall call, Guest guest, Instant time, double most) {
        Row row = new Row().with("time", time.getEpochSecond());
        if (!guest.ranAt(time)) {
            return row;
        }
        GuestStats stats = GuestStats.of(call.cluster(), guest, time, true);
        GuestStats before = GuestStats.of(call.cluster(), guest, time.minusSeconds(60), true);
        row.with("maxcpu", guest.spec().cores())
                .with("cpu", Math.min(1, stats.cpu() * most))
                .with("maxmem", guest.spec().memoryBytes())
                .with("mem", stats.memory())
                .with("memhost", stats.memoryOnHost())
                .with("maxdisk", guest.spec().diskBytes())
                .with("disk", stats.disk())
                .with("netin", rate(before.netIn(), stats.netIn()))
                .with("netout", rate(before.netOut(), stats.netOut()))
                .with("diskread", rate(before.diskRead(), stats.diskRead()))
                .with("diskwrite", rate(before.diskWrite(), stats.diskWrite()));
        GuestRows.pressure(row, stats);
        return row;
    }

    private static double rate(long before, long after) {
        return Math.max(0, after - before) / 60.0;
    }
}
