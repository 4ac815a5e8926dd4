package dev.jarvis.monitor;

import dev.jarvis.database.JsonColumn;
import dev.jarvis.memory.Sections;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which guests are meant to run after their node started, so that a guest that stops need not be asked about: the section
 * {@code on-boot}. Works in the caller's transaction. Stateless.
 */
@Singleton
final class OnBoot {

    private static final String SECTION = "on-boot";

    private final Sections sections;
    private final JsonColumn json;

    @Inject
    OnBoot(Sections sections, JsonColumn json) {
        this.sections = sections;
        this.json = json;
    }

    /**
     * What is known of one guest.
     *
     * @param readAt when its configuration was read
     */
    @Serdeable
    record Known(boolean onBoot, Instant readAt) {}

    @Serdeable
    record Guests(Map<Integer, Known> guests) {}

    /** By the guest's number. */
    Map<Integer, Known> load(Connection connection, String cluster) throws SQLException {
        return sections.find(connection, cluster, SECTION)
                .map(section -> json.read(section.state(), Guests.class).guests())
                .orElse(Map.of());
    }

    void save(Connection connection, String cluster, Map<Integer, Known> guests, Instant now) throws SQLException {
        sections.save(connection, cluster, SECTION, json.write(new Guests(new TreeMap<>(guests))), now);
    }
}
