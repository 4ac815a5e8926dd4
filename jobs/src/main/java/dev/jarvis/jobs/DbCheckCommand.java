package dev.jarvis.jobs;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.upkeep.Examiner;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.SearchIndexes;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jarvis db check}: examines the database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reads all of the database and says what is amiss. Changes nothing, but notes in a sound one when it was"
                        + " found so. JARVIS may run meanwhile: the search indexes are examined in a copy, which for a"
                        + " while takes as much room again.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the database is sound", "1:something is amiss", "4:the database cannot even be opened"})
final class DbCheckCommand implements Callable<Integer> {

    private final Examiner examiner;
    private final SearchIndexes searches;
    private final InstantSource clock;
    private final DatabaseSettings settings;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "a JSON array of examinations")
    private boolean asJson;

    @Option(
            names = "--rebuild-search",
            description =
                    "first makes the search indexes anew from the rows that they index; JARVIS may run, but cannot write"
                            + " meanwhile")
    private boolean rebuildSearch;

    @Inject
    DbCheckCommand(
            Examiner examiner,
            SearchIndexes searches,
            InstantSource clock,
            DatabaseSettings settings,
            JsonMapper json) {
        this.examiner = examiner;
        this.searches = searches;
        this.clock = clock;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        var file = settings.path();
        var out = spec.commandLine().getOut();
        if (rebuildSearch) {
            var made = searches.rebuild(file);
            if (!asJson) {
                made.forEach(index -> out.println("the search index " + index + " was made anew"));
            }
        }
        var results = examiner.examine(file);
        boolean sound = results.stream().allMatch(Examiner.Result::sound);
        if (asJson) {
            out.println(json.writeValueAsString(results));
        } else {
            print(results, out);
            out.println(file + (sound ? " is sound" : " is not sound: " + mending(results)));
        }
        if (sound) {
            noteSound(file);
        }
        return (sound ? ExitCode.DONE : ExitCode.SOME_FAILED).number();
    }

    /** Only where nothing else helps a backup, which loses what has happened since. */
    private static String mending(List<Examiner.Result> results) {
        var mendings = results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> !finding.sound())
                .map(Finding::mending)
                .collect(Collectors.toSet());
        return mendings.contains(Optional.<String>empty())
                ? "keep a copy of it, and put the last good backup in its place with jarvis db restore FILE"
                : "nothing is lost, and it can be mended where it is: "
                        + mendings.stream().flatMap(Optional::stream).sorted().collect(Collectors.joining(", then "));
    }

    private void noteSound(Path file) {
        try {
            examiner.noteSound(file, clock.instant());
        } catch (DatabaseUnavailable refused) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "jarvis: that it is sound could not be noted in it, so a JARVIS that runs and has met damage"
                                    + " goes on saying so: " + refused.getMessage());
        }
    }

    private static void print(List<Examiner.Result> results, PrintWriter out) {
        for (var result : results) {
            var name = result.examination();
            for (var finding : result.findings()) {
                out.printf("%-13s %-6s %s%n", name, finding.sound() ? "ok" : "AMISS", finding.text());
                name = "";
            }
        }
    }
}
