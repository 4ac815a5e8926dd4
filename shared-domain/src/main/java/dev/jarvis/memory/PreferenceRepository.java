package dev.jarvis.memory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table {@code preferences}, asked through {@link BorrowedConnections}. */
@JdbcRepository(dialect = Dialect.ANSI)
@Requires(classes = JdbcRepository.class)
interface PreferenceRepository extends GenericRepository<PreferenceRow, String> {

    Optional<PreferenceRow> findByKey(String key);

    List<PreferenceRow> listOrderByKey();

    @Query("""
            INSERT INTO preferences (key, value, updated_at) VALUES (:key, :value, :updatedAt)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
            """)
    void set(String key, String value, String updatedAt);
}
