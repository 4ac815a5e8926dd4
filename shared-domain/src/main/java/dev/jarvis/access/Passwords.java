package dev.jarvis.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The owner's password, kept as a bcrypt hash alone. Thread-safe. */
@Singleton
public final class Passwords {

    private static final String KEY = "password_hash";
    private static final int COST = 11;
    private static final int MADE_LENGTH = 16;

    /** Letters and digits that nobody mistakes for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

    private final AccessSettings settings;
    private final StoredSettings stored;
    private final SessionEpoch epoch;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public Passwords(AccessSettings settings, StoredSettings stored, SessionEpoch epoch, Transactions transactions) {
        this.settings = settings;
        this.stored = stored;
        this.epoch = epoch;
        this.transactions = transactions;
    }

    /**
     * Sees to it that there is a password: the configured one, which also takes the place of an earlier one and ends its
     * logins, or one that is made.
     *
     * @return the password that was made just now, to be shown once; empty when there is one already
     */
    public Optional<String> ensure() {
        return transactions.write(connection -> {
            var hash = stored.get(connection, KEY);
            if (settings.password().isPresent()) {
                var wanted = settings.password().get();
                if (hash.isEmpty() || !matches(wanted, hash.get())) {
                    put(connection, wanted);
                    if (hash.isPresent()) {
                        epoch.raise(connection);
                    }
                }
                return Optional.empty();
            }
            if (hash.isPresent()) {
                return Optional.empty();
            }
            var made = make();
            put(connection, made);
            return Optional.of(made);
        });
    }

    /**
     * Whether this is the owner's password. Takes the same time whatever is wrong with it.
     *
     * @throws DatabaseUnavailable also while the database is there again and its password is still being set
     */
    public boolean isRight(String given) {
        var hash = transactions.read(connection -> stored.get(connection, KEY));
        return matches(
                given,
                hash.orElseThrow(() -> new DatabaseUnavailable("JARVIS is still starting: no password is set yet")));
    }

    private void put(Connection connection, String password) throws SQLException {
        var hash = BCrypt.with(VERSION, random, LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(COST, password.toCharArray());
        stored.put(connection, KEY, hash);
    }

    private static boolean matches(String given, String hash) {
        return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(given.toCharArray(), hash.toCharArray())
                .verified;
    }

    private String make() {
        var made = new StringBuilder(MADE_LENGTH);
        for (int index = 0; index < MADE_LENGTH; index++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return made.toString();
    }
}
