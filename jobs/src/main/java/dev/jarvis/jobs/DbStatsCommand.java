package dev.jarvis.jobs;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.Times;
import dev.jarvis.settings.FileSize;
import dev.jarvis.upkeep.Census;
import dev.jarvis.upkeep.Statistics;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jarvis db stats}: what the database holds and takes. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Counts what the database holds, and what it takes on the disk. Changes nothing.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:counted", "4:the database cannot be read"})
final class DbStatsCommand implements Callable<Integer> {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final Census census;
    private final DatabaseSettings settings;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean asJson;

    @Inject
    DbStatsCommand(Census census, DatabaseSettings settings, JsonMapper json) {
        this.census = census;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        var statistics = census.of(settings.path());
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(json.writeValueAsString(statistics));
        } else {
            print(statistics, out);
        }
        return ExitCode.DONE.number();
    }

    private static void print(Statistics counted, PrintWriter out) {
        out.printf("%-10s %s%n", "file", counted.file());
        out.printf(
                "%-10s %s%n", "schema", counted.schema().map(Object::toString).orElse("none of JARVIS"));
        out.printf(
                "%-10s %s, and %s in the log beside it%n",
                "size", FileSize.text(counted.fileBytes()), FileSize.text(counted.logBytes()));
        out.printf(
                "%-10s %d of %s, %d of them free%n",
                "pages", counted.pages(), FileSize.text(counted.pageBytes()), counted.freePages());
        out.printf(
                "%-10s %s%n",
                "events",
                counted.oldestEvent()
                        .flatMap(oldest -> counted.newestEvent()
                                .map(newest -> "from " + Times.text(oldest) + " to " + Times.text(newest)))
                        .orElse("none yet"));
        counted.kept()
                .forEach(horizon -> out.printf(
                        "%-10s %s for %s%n", "kept", horizon.what(), span(Duration.ofHours(horizon.hours()))));
        out.printf("%n%-28s %12s %10s%n", "TABLE", "ROWS", "SIZE");
        for (var table : counted.tables()) {
            out.printf(
                    "%-28s %12d %10s%n",
                    table.table(),
                    table.rows(),
                    table.bytes().map(FileSize::text).orElse("-"));
        }
    }

    private static String span(Duration kept) {
        return kept.compareTo(TWO_DAYS) < 0 ? kept.toHours() + " hours" : kept.toDays() + " days";
    }
}
