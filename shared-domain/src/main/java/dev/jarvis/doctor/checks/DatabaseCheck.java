package dev.jarvis.doctor.checks;

import dev.jarvis.database.Transactions;
import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether the database can be opened, migrated and written, and is sound. */
@Singleton
@Order(1)
final class DatabaseCheck implements Check {

    private static final String SOUND = "ok";

    private final Transactions transactions;
    private final String path;

    DatabaseCheck(Transactions transactions, @Value("${jarvis.database.path}") String path) {
        this.transactions = transactions;
        this.path = path;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        // What cannot be written fails here and not in the next pass.
        transactions.tryToWrite();
        var damage = transactions.read(DatabaseCheck::damage);
        return List.of(
                damage.equals(SOUND)
                        ? Diagnosis.ok(path + " is sound and can be written")
                        : Diagnosis.fault(
                                path + " is damaged: " + damage,
                                "jarvis db check     # says where",
                                "jarvis db restore FILE     # puts a backup in its place, and keeps what is there"));
    }

    private static String damage(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("PRAGMA quick_check(1)")) {
            return found.next() ? found.getString(1) : SOUND;
        }
    }
}
