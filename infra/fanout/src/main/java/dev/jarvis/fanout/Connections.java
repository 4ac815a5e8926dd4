package dev.jarvis.fanout;

import dev.jarvis.access.SessionEpoch;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is connected: how many may be, and who must go because every login was ended. Thread-safe. */
@Singleton
final class Connections {

    private static final AttributeKey<Boolean> SEATED = AttributeKey.valueOf("jarvis.seated");

    private final int most;
    private final int mostPerAddress;
    private final SessionEpoch sessions;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private volatile long newestEpoch;

    Connections(FanoutSettings settings, SessionEpoch sessions) {
        this.most = settings.mostConnections();
        this.mostPerAddress = settings.mostPerAddress();
        this.sessions = sessions;
    }

    /** Whether one more may connect. */
    sealed interface Admission {

        /** It has a place until its channel closes. */
        record Admitted() implements Admission {}

        /** This process has as many as it takes. */
        record Full(int most) implements Admission {}

        /** Its address has as many as one may have. */
        record AddressFull(int most) implements Admission {}
    }

    /** Asks for a place. */
    Admission admit(Channel channel, String address) {
        if (channel.attr(SEATED).get() != null) {
            return new Admission.Admitted();
        }
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            return new Admission.Full(most);
        }
        if (perAddress.merge(address, 1, Integer::sum) > mostPerAddress) {
            leave(address);
            return new Admission.AddressFull(mostPerAddress);
        }
        channel.attr(SEATED).set(true);
        channel.closeFuture().addListener(_ -> leave(address));
        return new Admission.Admitted();
    }

    private void leave(String address) {
        perAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }

    /** How many places are taken. */
    int size() {
        return all.get();
    }

    /** A connection was opened, greeted or not. */
    void opened(Connection connection) {
        open.add(connection);
        // The other order than in look: whichever comes second sees what the other did.
        endIfOlder(connection, newestEpoch);
    }

    void closed(Connection connection) {
        open.remove(connection);
    }

    /** Ends those whose login is of an epoch that was raised since, whoever raised it. */
    void look(java.sql.Connection database) throws SQLException {
        long now = sessions.current(database);
        if (now != newestEpoch) {
            newestEpoch = now;
            open.forEach(connection -> endIfOlder(connection, now));
        }
    }

    private static void endIfOlder(Connection connection, long epoch) {
        if (connection.loginEpoch() < epoch) {
            connection.closeSoon(CloseCode.LOGIN_EXPIRED);
        }
    }

    /** Tells everybody to come back; done when all are gone. */
    CompletableFuture<Void> close() {
        var going = List.copyOf(open);
        going.forEach(connection -> connection.closeSoon(CloseCode.RESTARTING));
        return CompletableFuture.allOf(going.stream().map(Connection::gone).toArray(CompletableFuture[]::new));
    }
}
