package dev.jarvis.chat;

/**
 * Which two letters every vocabulary of the family joins, and how many tokens a word can make because of it. A finished
 * merge leaves no two tokens side by side that the vocabulary could still join. Pure.
 */
final class LetterPairs {

    /** Pairs of small letters that {@code cl100k_base} or {@code o200k_base} does not join; a test compares. */
    private static final String NOT_JOINED = """
            bq fj fz gj gk gq hj jg jv jw jx jy jz kq kx kz lq mz nq oq qf qg qj qk qo qv qy qz rj tj tq uq vq vz wq wv
            wz xg xh xj xk xq xu xv xw yf yj yq yv zg zj zq zr zv
            """;

    private static final int LETTERS = 26;
    private static final boolean[] JOINED = joined();
    private static final int IMPOSSIBLE = -1;

    private LetterPairs() {}

    private static boolean[] joined() {
        var joined = new boolean[LETTERS * LETTERS];
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                joined[place(first, second)] = !NOT_JOINED.contains("" + first + second);
            }
        }
        return joined;
    }

    private static int place(char first, char second) {
        return (first - 'a') * LETTERS + second - 'a';
    }

    /** Whether two characters are certainly joined when each would be a token: small letters, or a space and a letter. */
    static boolean areJoined(char first, char second) {
        if (first == ' ') {
            return true;
        }
        return isSmall(first) && isSmall(second) && JOINED[place(first, second)];
    }

    private static boolean isSmall(char character) {
        return character >= 'a' && character <= 'z';
    }

    /** The most tokens that letters, with or without a space before them, can make: the longest way to cut them. */
    static int mostTokens(String text, int start, int end) {
        int bestTwoBack = 0;
        int best = 1;
        int longer = IMPOSSIBLE;
        for (int index = start + 1; index < end; index++) {
            // The last token is this character alone, or this one and at least the one before.
            int alone = areJoined(text.charAt(index - 1), text.charAt(index)) ? longer + 1 : best + 1;
            longer = bestTwoBack + 1;
            bestTwoBack = best;
            best = Math.max(longer, alone);
        }
        return best;
    }
}
