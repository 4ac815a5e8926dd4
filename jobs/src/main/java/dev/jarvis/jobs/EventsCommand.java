package dev.jarvis.jobs;

import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.Severity;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.InvalidSetting;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what happened. */
@Command(name = "events", mixinStandardHelpOptions = true, description = "Shows what happened, the newest last.")
final class EventsCommand implements Callable<Integer> {

    private final Transactions transactions;
    private final EventStore events;
    private final ClusterIdentity cluster;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--limit", paramLabel = "N", description = "how many, 1 to 500; 20 unless told")
    private int limit = 20;

    @Option(names = "--severity", paramLabel = "WORD", description = "info, warning, error or critical only")
    private @Nullable String severity;

    @Option(names = "--node", paramLabel = "NODE", description = "of one node only")
    private @Nullable String node;

    @Option(names = "--json", description = "one JSON object an event")
    private boolean asJson;

    @Inject
    EventsCommand(Transactions transactions, EventStore events, ClusterIdentity cluster, JsonMapper json) {
        this.transactions = transactions;
        this.events = events;
        this.cluster = cluster;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        var found = transactions.read(connection -> events.find(connection, cluster.id(), filter()));
        var out = spec.commandLine().getOut();
        for (var event : found.reversed()) {
            out.println(
                    asJson
                            ? json.writeValueAsString(event)
                            : Times.text(event.timestamp()) + "  " + padded(event.severity()) + event.summary());
        }
        if (found.isEmpty() && !asJson) {
            out.println("Nothing has happened.");
        }
        return ExitCode.DONE.number();
    }

    private EventFilter filter() {
        if (limit < 1 || limit > EventFilter.MOST) {
            throw new InvalidSetting("--limit must be 1.." + EventFilter.MOST + ", was " + limit);
        }
        var filter = EventFilter.newest(limit);
        if (severity != null) {
            filter = filter.at(severityOf(severity));
        }
        return node == null ? filter : filter.on(node);
    }

    private static Severity severityOf(String word) {
        return Arrays.stream(Severity.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting("--severity must be one of "
                        + Arrays.stream(Severity.values()).map(Severity::word).collect(Collectors.joining(", "))
                        + ", was \"" + word + "\""));
    }

    private static String padded(Severity severity) {
        return String.format("%-9s", severity.word());
    }
}
