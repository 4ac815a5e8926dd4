package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass starts every ten seconds: what only handlers need does not even lie beside it. */
class LibrariesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/micronaut/data/jdbc/annotation/JdbcRepository.class",
                "io/micronaut/data/annotation/MappedEntity.class",
                "com/zaxxer/hikari/HikariDataSource.class",
                "io/micronaut/http/server/HttpServerConfiguration.class"
            })
    void whatAPassNeedsNot_isNotThere(String name) {
        assertNull(Jarvis.class.getClassLoader().getResource(name));
    }
}
