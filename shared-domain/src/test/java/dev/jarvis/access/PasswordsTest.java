package dev.jarvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

    private final TestDatabase database;
    private final SessionEpoch epoch;

    PasswordsTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.epoch = new SessionEpoch(new StoredSettings(), database.transactions());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void password_isMadeOnce() {
        var made = passwords("").ensure().orElseThrow();
        assertTrue(made.matches("[a-zA-Z2-9]{16}"), "16 letters and digits");
        assertEquals(Optional.empty(), passwords("").ensure());
        assertTrue(passwords("").isRight(made));
        assertFalse(passwords("").isRight(made + "x"));
        assertFalse(passwords("").isRight(""));
    }

    @Test
    void configuredPassword_isNotShown_andKeepsTheEpochAtTheFirstStart() {
        assertEquals(Optional.empty(), passwords("chosen").ensure());
        assertTrue(passwords("").isRight("chosen"));
        assertEquals(1, epoch.current());
    }

    @Test
    void configuredPassword_takesTheEarlierOnesPlace_andEndsItsLogins() {
        var made = passwords("").ensure().orElseThrow();
        assertEquals(Optional.empty(), passwords("chosen").ensure());
        assertFalse(passwords("").isRight(made));
        assertTrue(passwords("").isRight("chosen"));
        assertEquals(2, epoch.current());
    }

    @Test
    void sameConfiguredPassword_endsNoLogins() {
        passwords("chosen").ensure();
        passwords("chosen").ensure();
        assertEquals(1, epoch.current());
    }

    /** Bcrypt itself looks at 72 bytes and no further. */
    @Test
    void longPasswords_areDistinguishedToTheirEnd() {
        var beginning = "x".repeat(72);
        passwords(beginning + "one").ensure();
        assertTrue(passwords("").isRight(beginning + "one"));
        assertFalse(passwords("").isRight(beginning + "two"));
        assertFalse(passwords("").isRight(beginning));
    }

    @Test
    void password_isKeptAsAHashAlone() {
        passwords("chosen").ensure();
        assertEquals(1, database.number("SELECT count(*) FROM settings WHERE value LIKE '$2a$11$%'"));
        assertEquals(0, database.number("SELECT count(*) FROM settings WHERE value LIKE '%chosen%'"));
    }

    @Test
    void asking_beforeThereIsOne_isForLater() {
        assertThrows(DatabaseUnavailable.class, () -> passwords("").isRight("x"));
    }

    @Test
    void settings_showNoSecret() {
        var shown = new AccessSettings(Optional.of("chosen"), Optional.of("k".repeat(32)), Optional.of("10.0.0.1"))
                .toString();
        assertEquals("AccessSettings[password=***, jwtSecret=***, trustedProxies=10.0.0.1]", shown);
    }

    private Passwords passwords(String configured) {
        return new Passwords(
                new AccessSettings(Optional.of(configured), Optional.empty(), Optional.empty()),
                new StoredSettings(),
                epoch,
                database.transactions());
    }
}
