package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the bound and the premises of its proof, which is in ADR 13, to vocabularies that are published. */
class TokenBoundTest {

    private static final TokenBound BOUND = new TokenBound();

    @Test
    void knownWords_areWhole_inEveryVocabulary() {
        for (var word : KnownWords.all()) {
            Vocabularies.ALL.forEach((name, count) -> assertEquals(1, count.of(" " + word), word + " in " + name));
            assertEquals(1, BOUND.of(" " + word) - BOUND.of(" ") + 1, word);
        }
    }

    @Test
    void letterPairs_areJoined_inEveryVocabulary() {
        for (char second = 'a'; second <= 'z'; second++) {
            for (char first = 'a'; first <= 'z'; first++) {
                assertJoined(first, second);
            }
            assertJoined(' ', second);
            assertJoined(' ', Character.toUpperCase(second));
        }
    }

    private static void assertJoined(char first, char second) {
        if (LetterPairs.areJoined(first, second)) {
            var pair = "" + first + second;
            Vocabularies.ALL.forEach((name, count) -> assertEquals(1, count.of(pair), "'" + pair + "' in " + name));
        }
    }

    @Test
    void letterPairs_promiseNothing_betweenCapitals() {
        // o200k_base splits words where a small letter meets a capital.
        assertEquals(false, LetterPairs.areJoined('a', 'B'));
        assertEquals(false, LetterPairs.areJoined('A', 'B'));
        assertEquals(false, LetterPairs.areJoined('q', 'z'));
        assertEquals(true, LetterPairs.areJoined('i', 'n'));
    }

    @Test
    void apostrophe_leavesNothingCertain_beforeAndBehindIt() {
        // Some patterns take 's for a word of its own, others for a part of the word before.
        assertEquals(5, BOUND.of("'sing"));
        assertEquals(4, BOUND.of("(sing"));
        assertEquals(5, BOUND.of(" node's"));
        assertEquals(3, BOUND.of(" node-s"));
    }

    /** The numbers are those that Qwen's own note on its tokeniser prints for these texts. */
    @Test
    void qwen_numbersItsTokens_asCl100kDoesWithoutNumbers() {
        var printed = Map.of(
                "print", 1350, "(\"<", 9639, "|", 91, "endo", 8691, "ft", 723, "ext", 427, ">\")", 82598, "(\"", 445,
                "\")", 899);
        var ofBytes = Map.of(" \u00E6\u00A0", 51461, "\u00B9", 117);
        var ranks = Vocabularies.ranks();
        var numbers = ranks.entrySet().stream()
                .filter(token -> token.getKey().matches("[0-9]{2,}"))
                .map(Map.Entry::getValue)
                .toList();
        for (var tokens : List.of(printed, ofBytes)) {
            tokens.forEach((token, number) -> {
                int rank = ranks.getOrDefault(token, -1);
                long before = numbers.stream().filter(other -> other < rank).count();
                assertEquals((long) number, rank - before, token);
            });
        }
    }

    @Test
    void bound_isNeverBelowAnyCount_norAboveTheBytes() {
        long seed = new Random().nextLong();
        System.out.println("TokenBoundTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 4_000; round++) {
            var text = round % 2 == 0 ? HostileText.next(random) : wordsOf(random);
            int bound = BOUND.of(text);
            Vocabularies.ALL.forEach((name, count) -> {
                int tokens = count.of(text);
                assertTrue(tokens <= bound, () -> name + ": " + tokens + " > " + bound + " for " + shown(text));
            });
            int bytes = Math.max(bytes(text), bytes(Normalizer.normalize(text, Normalizer.Form.NFC)));
            assertTrue(bound <= bytes, () -> bound + " > " + bytes + " bytes of " + shown(text));
        }
    }

    /** Letters in every mixture of case, punctuation and length, since they alone are counted below their bytes. */
    private static String wordsOf(Random random) {
        var between = " '-/.(\"_:é\u0301\n";
        var text = new StringBuilder();
        for (int word = random.nextInt(12); word >= 0; word--) {
            int letters = random.nextInt(1, 14);
            for (int letter = 0; letter < letters; letter++) {
                char small = (char) ('a' + random.nextInt(26));
                text.append(random.nextInt(6) == 0 ? Character.toUpperCase(small) : small);
            }
            text.append(between.charAt(random.nextInt(between.length())));
        }
        return text.toString();
    }

    @Test
    void lines_costTogether_whatTheyCostOneByOne() {
        long seed = new Random().nextLong();
        System.out.println("TokenBoundTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var first = "- " + DataText.quoted(HostileText.next(random), 100) + "\n";
            var second = "- " + DataText.name(HostileText.next(random), 100) + "\n";
            assertEquals(BOUND.of(first) + BOUND.of(second), BOUND.of(first + second), shown(first + second));
        }
    }

    @Test
    void ourOwnLines_areNotFarAboveTheTruth() {
        var line = "- pve1 online cpu 25% mem 50% disk 10% guests 5/6\n";
        assertEquals(27, BOUND.of(line));
        assertTrue(Vocabularies.ALL.values().stream().allMatch(count -> count.of(line) >= 20));
    }

    private static int bytes(String text) {
        return Vocabularies.sent(text).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shown(String text) {
        var shown = new StringBuilder();
        text.chars().forEach(character -> {
            if (character >= ' ' && character < 0x7F) {
                shown.append((char) character);
            } else {
                shown.append(String.format("\\u%04x", character));
            }
        });
        return shown.toString();
    }
}
