package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.feed.SearchText.Reach;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCursorTest {

    @Test
    void text_isReadAsItWasWritten() {
        for (var reach : new Reach[] {Reach.WHOLE_WORDS, Reach.BEGINNINGS}) {
            var cursor = new EventCursor(7_120, Optional.of(reach));
            assertEquals(Optional.of(cursor), EventCursor.parse(cursor.text()));
        }
        assertEquals(Optional.of(new EventCursor(1, Optional.empty())), EventCursor.parse("1"));
        assertEquals("7w", new EventCursor(7, Optional.of(Reach.WHOLE_WORDS)).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "7x", "w", "7wb", " 7", "\u0667", "1234567890123456789"})
    void otherTexts_areNoCursor(String text) {
        assertTrue(EventCursor.parse(text).isEmpty());
        assertTrue(!text.matches(EventCursor.FORM));
    }
}
