package dev.jarvis.functions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Resolution;
import dev.jarvis.feed.Resolver;
import dev.jarvis.feed.Severity;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What people and programs say of events: that there was one, and that one needs nobody any more. */
@Controller("/api/memory/events")
@Secured(AuthFunction.ADMIN)
@LoginNeeded
@Refusals
final class ReportsFunction {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_MESSAGE = 8_000;
    private static final int LONGEST_DETAILS = 16_384;

    private final Transactions transactions;
    private final EventStore events;
    private final CurrentStatus current;
    private final Bodies bodies;
    private final JsonColumn json;
    private final InstantSource clock;

    ReportsFunction(
            Transactions transactions,
            EventStore events,
            CurrentStatus current,
            Bodies bodies,
            JsonColumn json,
            InstantSource clock) {
        this.transactions = transactions;
        this.events = events;
        this.current = current;
        this.bodies = bodies;
        this.json = json;
        this.clock = clock;
    }

    /** Who may report: the monitor speaks for itself. */
    enum Reporter {
        @JsonProperty("user")
        USER,
        @JsonProperty("jarvis")
        JARVIS,
        @JsonProperty("system")
        SYSTEM;

        private EventSource source() {
            return EventSource.valueOf(name());
        }
    }

    /**
     * What somebody reports.
     *
     * @param type what kind of thing happened; an alert is unresolved until somebody resolves it
     * @param source who says it
     * @param summary the whole in one line; who says it is put before it
     * @param title a few words; the summary, when nothing is said
     * @param message what there is to say besides
     * @param severity info, when nothing is said
     * @param details any evidence, up to 16384 characters as JSON, nested up to 32 deep
     */
    @Serdeable
    record Report(
            EventType type,
            Reporter source,
            @Size(min = 1, max = LONGEST_LINE) String summary,
            @Size(min = 1, max = LONGEST_LINE) Optional<String> title,
            @Size(max = LONGEST_MESSAGE) Optional<String> message,
            Optional<Severity> severity,
            @Size(min = 1, max = Given.LONGEST) Optional<String> node,
            @Size(min = 1, max = Given.LONGEST) Optional<String> target,
            Optional<Map<String, JsonNode>> details) {}

    /**
     * What came of resolving an event.
     *
     * @param changed false when it was resolved before, or never needed it
     */
    @Serdeable
    record Resolved(Event event, boolean changed) {}

    /** Records what a person or a program reports. */
    @Post
    @ApiResponse(responseCode = "201", description = "The event as it was recorded", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "415", ref = "#/components/responses/WrongType")
    HttpResponse<Event> report(@Body @Schema(implementation = Report.class) JsonNode body) {
        var report = bodies.read(body, Report.class);
        var event = event(report);
        var recorded = transactions.write(connection ->
                events.byId(connection, events.append(connection, event)).orElseThrow());
        return HttpResponse.created(recorded);
    }

    /**
     * Says that an event needs nobody any more. Whoever says so again is told that it was so, and is not refused: what
     * was wanted is the case.
     *
     * @param id of the event
     * @param cluster another than the one that is watched here
     */
    @Post("/{id}/resolve")
    @ApiResponse(responseCode = "200", description = "The event as it now is", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    Resolved resolve(
            @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "1")) String id,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        long number = Given.position("an event's id", id);
        return transactions.write(connection -> {
            var resolution =
                    events.resolve(connection, current.clusterOf(cluster), number, Resolver.USER, clock.instant());
            return switch (resolution) {
                case UNKNOWN -> throw Refusal.notFound("unknown_event", "there is no event " + number);
                case RESOLVED, ALREADY_RESOLVED ->
                    new Resolved(events.byId(connection, number).orElseThrow(), resolution == Resolution.RESOLVED);
            };
        });
    }

    private NewEvent event(Report report) {
        return new NewEvent(
                clock.instant(),
                current.clusterOf(Optional.empty()),
                report.type(),
                report.severity().orElse(Severity.INFO),
                report.source().source(),
                report.node(),
                report.target(),
                report.title().orElse(report.summary()),
                report.message().orElse(""),
                report.details().map(this::evidence),
                Optional.empty(),
                Optional.of(report.summary()));
    }

    private JsonNode evidence(Map<String, JsonNode> given) {
        var details = JsonNode.createObjectNode(given);
        int length = json.write(details).length();
        if (length > LONGEST_DETAILS) {
            throw Refusal.badRequest(
                    "bad_field", "details may have " + LONGEST_DETAILS + " characters as JSON, has " + length);
        }
        return details;
    }
}
