package dev.jarvis.memory;

import dev.jarvis.database.Database;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Micronaut Data makes what asks the database for each source of connections that there is; from this one none is taken.
 * Only in programs that bring Micronaut Data: none of those that run passes does.
 */
@Factory
@Requires(classes = JdbcRepository.class)
final class RepositoryBeans {

    /** The name that repositories expect. */
    static final String DATABASE = "default";

    @Singleton
    @Named(DATABASE)
    DataSource source(Database database) {
        return database.source();
    }
}
