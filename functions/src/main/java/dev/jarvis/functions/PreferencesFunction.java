package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.memory.Preference;
import dev.jarvis.memory.PreferenceStore;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** What the owner wishes. */
@Controller("/api/memory/preferences")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class PreferencesFunction {

    private static final String KEY = "[A-Za-z][A-Za-z0-9._-]{0,99}";
    private static final Pattern KEYS = Pattern.compile(KEY);
    private static final int LONGEST_VALUE = 4_000;

    private final Transactions transactions;
    private final PreferenceStore preferences;
    private final ClusterIdentity cluster;
    private final Bodies bodies;
    private final InstantSource clock;

    PreferencesFunction(
            Transactions transactions,
            PreferenceStore preferences,
            ClusterIdentity cluster,
            Bodies bodies,
            InstantSource clock) {
        this.transactions = transactions;
        this.preferences = preferences;
        this.cluster = cluster;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** All preferences, by key. */
    @Serdeable
    record Listing(List<Preference> preferences) {}

    /** What a preference is set to. */
    @Serdeable
    record Wish(@Size(max = LONGEST_VALUE) String value) {}

    /** All preferences, by key. */
    @Get
    Listing preferences() {
        return new Listing(transactions.read(preferences::all));
    }

    /**
     * Sets a preference, whether there was one before or not.
     *
     * @param key what it is called: letters, digits, points, lines and hyphens, a letter first
     */
    @Put("/{key}")
    @Secured(AuthFunction.ADMIN)
    @ApiResponse(responseCode = "200", description = "The preference as it now is", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "415", ref = "#/components/responses/WrongType")
    Preference set(
            @Parameter(schema = @Schema(type = "string", pattern = KEY)) String key,
            @Body @Schema(implementation = Wish.class) JsonNode body) {
        if (!KEYS.matcher(key).matches()) {
            throw Refusal.badRequest(
                    "bad_parameter",
                    "key must be a letter and up to 99 letters, digits, points, lines or hyphens, was \"" + shown(key)
                            + "\"");
        }
        var value = bodies.read(body, Wish.class).value();
        return transactions.write(connection -> preferences.set(connection, cluster.id(), key, value, clock.instant()));
    }

    private static String shown(String key) {
        return key.length() > Given.LONGEST ? key.substring(0, Given.LONGEST) + "…" : key;
    }
}
