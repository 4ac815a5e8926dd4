package dev.jarvis.functions;

import dev.jarvis.database.Database;
import dev.jarvis.settings.Printable;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log that the database cannot be used, and that it can again; once each time, not for each request. */
@Singleton
final class DatabaseLog implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLog.class);

    private final Database database;

    DatabaseLog(Database database) {
        this.database = database;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        database.standing().listen(DatabaseLog::tell);
    }

    private static void tell(Optional<String> trouble) {
        trouble.ifPresentOrElse(
                why -> LOG.warn("{}", Printable.line(why)), () -> LOG.info("the database can be used again"));
    }
}
