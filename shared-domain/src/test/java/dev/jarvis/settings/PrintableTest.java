package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.ssh.SshError;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintableTest {

    /** Clears a screen, sets a title, begins a new line, turns the direction of writing. */
    private static final String HOSTILE = "bye\u001b[2J\u001b]0;title\u0007\r\n\tnext\u0000\u009b31m\u202egnp\u2028end";

    private static final String HARMLESS = "bye\uFFFD[2J\uFFFD]0;title\uFFFD next\uFFFD\uFFFD31m\uFFFDgnp end";

    @Test
    void controlCharacters_areTakenOut() {
        assertEquals(HARMLESS, Printable.excerpt(HOSTILE));
    }

    @Test
    void controlCharacters_areShown_whereNothingMayBeLost() {
        assertEquals("a\\u001b[2J\\u000ab\\u202ec", Printable.line("a\u001b[2J\nb\u202ec"));
    }

    @Test
    void usualTexts_stayAsTheyAre() {
        var usual = "Änderung: 10 µs — “ok” 日本 🙂 …";
        assertEquals(usual, Printable.excerpt(usual));
        assertEquals("", Printable.excerpt(""));
    }

    @Test
    void longTexts_areCut() {
        assertEquals("🙂".repeat(500), Printable.excerpt("🙂".repeat(500)));
        assertEquals("🙂".repeat(500) + "…", Printable.excerpt("🙂".repeat(501)));
    }

    @Test
    void reasonsFromAServer_areHarmless() {
        for (var error : List.<SshError>of(
                new SshError.Unreachable("pve1:22", HOSTILE, false),
                new SshError.Refused("pve1:22", HOSTILE),
                new SshError.NoCommonAlgorithm("pve1:22", HOSTILE))) {
            assertTrue(error.text().contains(HARMLESS), error.text());
        }
    }
}
