package dev.jarvis.jobs;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.upkeep.Examiner;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jarvis db check}: examines the database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reads all of the database and says what is amiss. Changes nothing. JARVIS may run meanwhile; it cannot"
                        + " write while the search index is examined.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the database is sound", "1:something is amiss", "4:the database cannot even be opened"})
final class DbCheckCommand implements Callable<Integer> {

    private final Examiner examiner;
    private final DatabaseSettings settings;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "a JSON array of examinations")
    private boolean asJson;

    @Inject
    DbCheckCommand(Examiner examiner, DatabaseSettings settings, JsonMapper json) {
        this.examiner = examiner;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        var results = examiner.examine(settings.path());
        boolean sound = results.stream().allMatch(Examiner.Result::sound);
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(json.writeValueAsString(results));
        } else {
            print(results, out);
            out.println(
                    sound
                            ? settings.path() + " is sound"
                            : settings.path() + " is not sound: keep a copy of it, and put the last good backup in its"
                                    + " place with jarvis db restore FILE");
        }
        return (sound ? ExitCode.DONE : ExitCode.SOME_FAILED).number();
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
