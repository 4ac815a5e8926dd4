package dev.jarvis.chat;

import jakarta.inject.Singleton;
import java.text.Normalizer;

/**
 * An upper bound of what a text costs a model of the family of GPT-4, Qwen and Llama 3: byte pairs merged in words that a
 * pattern has split, with a vocabulary that holds {@link KnownWords} and {@link LetterPairs}. The proof is in ADR 13. For
 * any other tokeniser that merges bytes it is an estimate, and the number of bytes the bound. Pure.
 */
@Singleton
public final class TokenBound implements TokenCount {

    private static final char LAST_ASCII = 0x7F;
    private static final char LAST_OF_TWO_BYTES = 0x7FF;

    @Override
    public int of(String text) {
        int plain = bound(text);
        // Qwen's tokeniser composes characters first, which can make more bytes: U+0958 becomes two characters.
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? plain
                : Math.max(plain, bound(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    /** Every byte is a token at worst; only runs of letters are known to cost less. */
    private static int bound(String text) {
        int tokens = 0;
        int index = 0;
        while (index < text.length()) {
            if (isLetter(text.charAt(index))) {
                int end = endOfLetters(text, index);
                tokens += run(text, index, end);
                index = end;
            } else {
                int character = text.codePointAt(index);
                tokens += bytes(character);
                index += Character.charCount(character);
            }
        }
        return tokens;
    }

    /** A run of letters; the space before it, which was counted already, belongs to the same word. */
    private static int run(String text, int start, int end) {
        char before = start == 0 ? '\n' : text.charAt(start - 1);
        if (before == '\'') {
            // An apostrophe may take the letters after it for an ending, such as 's, and split the run there.
            return end - start;
        }
        boolean afterSpace = before == ' ';
        if (afterSpace && isWhole(text, end) && KnownWords.contains(text.substring(start, end))) {
            return 0;
        }
        return afterSpace ? LetterPairs.mostTokens(text, start - 1, end) - 1 : LetterPairs.mostTokens(text, start, end);
    }

    /** Whether no pattern would take what follows for a part of the word: other letters, marks, or an ending. */
    private static boolean isWhole(String text, int end) {
        return end == text.length() || (text.charAt(end) <= LAST_ASCII && text.charAt(end) != '\'');
    }

    private static int endOfLetters(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    /** In UTF-8; half of a surrogate pair is sent as U+FFFD, which has three. */
    static int bytes(int character) {
        if (character <= LAST_ASCII) {
            return 1;
        }
        if (character <= LAST_OF_TWO_BYTES) {
            return 2;
        }
        return character <= Character.MAX_VALUE ? 3 : 4;
    }
}
