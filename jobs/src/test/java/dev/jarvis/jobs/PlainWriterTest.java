package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainWriterTest {

    @Test
    void whatCouldMoveTheCursorOrTurnTheLine_isShownAsWhatItIs() {
        assertEquals("a\\u001b[2Jb\\u0007\\u000d\n", printed("a\u001b[2Jb\u0007\r\n"));
        assertEquals("x\\u202egpj.exe\\u2028y\\u0085", printed("x\u202egpj.exe\u2028y\u0085"));
    }

    @Test
    void wordsOfAnyLanguage_passAsTheyAre() {
        assertEquals("gäst 日本 🚀 \"quoted\"\n", printed("gäst 日本 🚀 \"quoted\"\n"));
    }

    @Test
    void whatever_isPrinted_holdsNoControlButLineEnds() {
        long seed = new Random().nextLong();
        System.out.println("seed of the texts: " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var text = random.ints(50, 0, 0x300)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertTrue(
                    printed(text).chars().allMatch(one -> one == '\n' || !Character.isISOControl(one)),
                    () -> "seed " + seed);
        }
    }

    private static String printed(String text) {
        var out = new StringWriter();
        var writer = PlainWriter.over(out);
        writer.print(text);
        writer.flush();
        return out.toString();
    }
}
