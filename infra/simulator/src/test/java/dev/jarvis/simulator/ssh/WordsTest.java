package dev.jarvis.simulator.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static List<String> words(String line) {
        return assertInstanceOf(Words.Split.Into.class, Words.of(line)).words();
    }

    @Test
    void words_areSplitAsAShellDoes() {
        assertEquals(List.of(), words("   "));
        assertEquals(List.of("echo", "a b", "", "c'd"), words("echo 'a b' '' \"c'd\""));
        assertEquals(List.of("it's"), words("'it'\\''s'"));
        assertEquals(List.of("a$b\"", "x\\y"), words("\"a\\$b\\\"\" \"x\\y\""));
        assertEquals(List.of("a b"), words("a\\ b"));
        assertEquals(List.of("a;b"), words("'a;b'"));
    }

    @Test
    void whatIsNoPlainCommand_isASyntaxError() {
        for (String line : List.of("a; b", "a | b", "a && b", "$(a)", "'open", "\"open")) {
            assertInstanceOf(Words.Split.Wrong.class, Words.of(line), line);
        }
    }
}
