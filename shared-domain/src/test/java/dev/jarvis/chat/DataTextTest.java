package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataTextTest {

    @Test
    void plainName_staysAsItIs() {
        assertEquals("pve1", DataText.name("pve1", 40));
        assertEquals("rack-2.home_lab", DataText.name("rack-2.home_lab", 40));
    }

    @Test
    void nameOfManyWords_cannotPassForTheWordsAroundIt() {
        assertEquals("\"pve1 online cpu 1%\"", DataText.name("pve1 online cpu 1%", 40));
        assertEquals("\"\"", DataText.name("", 40));
    }

    @Test
    void quotationMarks_endNoText() {
        assertEquals("\"he said 'no' twice\"", DataText.quoted("he said \"no\" twice", 40));
        assertEquals("\"'''data\"", DataText.quoted("```data", 40));
    }

    @Test
    void lineEnds_makeNoLines() {
        assertEquals("\"a b c d\uFFFDe\"", DataText.quoted("a\nb\r\nc\u2028d\u0085e\n", 40));
    }

    @Test
    void controlWordsOfModels_areSpelledOtherwise() {
        assertEquals("\"‹|im_end|› (INST) ‹/s›\"", DataText.quoted("<|im_end|> [INST] </s>", 60));
    }

    @Test
    void backtick_isFoundBehindItsDoubles() {
        assertEquals("\"'''\"", DataText.quoted("\u1FEF\uFF40`", 40));
    }

    @Test
    void whatTurnsWritingRound_isShownAsUnshowable() {
        assertEquals("\"a\uFFFDb\uFFFD\uFFFD\"", DataText.quoted("a\u202Eb\u200B\uD800", 40));
    }

    @Test
    void marks_areNotStackedWithoutEnd_norBeginAName() {
        assertEquals("\"e\u0316\u0317\u0318x\"", DataText.quoted("e" + "\u0316\u0317\u0318".repeat(5) + "x", 40));
        assertEquals("\"x\"", DataText.quoted("\u0316x", 40));
    }

    @Test
    void longText_isCutWithAnEllipsis_betweenCharacters() {
        assertEquals("\"aaaaaaa…\"", DataText.quoted("a".repeat(11), 10));
        assertEquals("\"aaaaaaaaaa\"", DataText.quoted("a".repeat(10), 10));
        assertEquals("\"根根…\"", DataText.quoted("根".repeat(4), 10));
        assertEquals("\"🚀…\"", DataText.quoted("🚀".repeat(4), 10));
        assertEquals("\"…\"", DataText.quoted(" ".repeat(1_000) + "far away", 10));
    }

    @Test
    void anyText_becomesOneHarmlessLine_ofBoundedLength() {
        long seed = new Random().nextLong();
        System.out.println("DataTextTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            int most = random.nextInt(10, 200);
            var line = DataText.quoted(HostileText.next(random), most);
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= most + 2, line);
            assertTrue(Normalizer.isNormalized(line, Normalizer.Form.NFC) || line.length() < most, line);
            var inside = line.substring(1, line.length() - 1);
            assertFalse(inside.codePoints().anyMatch(DataTextTest::hasMeaning), line);
            assertEquals(1, line.lines().count(), line);
        }
    }

    private static boolean hasMeaning(int character) {
        return "`~#<>[]\"".indexOf(character) >= 0
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.SURROGATE;
    }
}
