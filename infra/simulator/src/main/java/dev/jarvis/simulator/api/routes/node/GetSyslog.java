package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.Journal;
import dev.jarvis.simulator.node.LocalTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The journal of a node, numbered from its oldest line that is kept. */
final class GetSyslog extends PathRoute {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}(:\\d{2})?)?");

    private final Estate estate;

    GetSyslog(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/syslog",
                Permission.all("/nodes/{node}", "Sys.Syslog"),
                "limit? integer 0..; service? text<=128; since? text; start? integer 0..; until? text");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        for (String name : List.of("since", "until")) {
            if (call.text(name).filter(text -> !FORM.matcher(text).matches()).isPresent()) {
                return Outcome.badParameters(Map.of(name, "value does not match the regex pattern"));
            }
        }
        Instant since = call.text("since").map(GetSyslog::instant).orElse(Instant.EPOCH);
        Instant until = call.text("until").map(GetSyslog::instant).orElse(call.now());
        String host = call.node().name();
        List<Journal.Line> lines = estate.machines().of(call.node()).journal().between(since, until).stream()
                .filter(line -> call.text("service").map(line.unit()::equals).orElse(true))
                .toList();
        int start = (int) Math.min(call.number("start").orElse(0L), lines.size());
        int end = (int) Math.min(start + call.number("limit").orElse(50L), lines.size());
        List<Row> rows = new ArrayList<>();
        for (int index = start; index < end; index++) {
            rows.add(new Row().with("n", index + 1).with("t", lines.get(index).on(host)));
        }
        return Outcome.page(rows, lines.size());
    }

    private static Instant instant(String text) {
        String whole = text + "0000-00-00 00:00:00".substring(text.length());
        try {
            return LocalDateTime.parse(whole.replace(' ', 'T'))
                    .atZone(LocalTime.ZONE)
                    .toInstant();
        } catch (DateTimeParseException senseless) {
            // journalctl fails on a 31st of February; an empty journal says as much.
            return Instant.MAX;
        }
    }
}
