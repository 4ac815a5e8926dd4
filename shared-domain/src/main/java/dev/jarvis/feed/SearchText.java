package dev.jarvis.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person typed into a search box, never syntax: each word counts as it stands, and all of them must be found. Case
 * and accents do not matter. What has neither a letter nor a digit is no word.
 *
 * @param words in the order in which they were typed
 * @param reach how they are looked for; empty when the first page is to decide
 */
public record SearchText(List<String> words, Optional<Reach> reach) {

    /** Whether the last word may be the beginning of a longer one. */
    public enum Reach {
        WHOLE_WORDS("w"),
        BEGINNINGS("b");

        private final String letter;

        Reach(String letter) {
            this.letter = letter;
        }

        /** What stands for it in a cursor. */
        String letter() {
            return letter;
        }
    }

    /** A query is read by a machine with limits; nobody looks for more words. */
    static final int MOST_WORDS = 16;

    /** The beginning of a word that is shorter than this is found in nearly every text: it only counts as a whole word. */
    static final int SHORTEST_BEGINNING = 2;

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cntrl}]+");

    public SearchText {
        words = List.copyOf(words);
    }

    public static SearchText of(String typed) {
        return new SearchText(
                BETWEEN_WORDS
                        .splitAsStream(typed)
                        .filter(SearchText::isSayable)
                        .limit(MOST_WORDS)
                        .toList(),
                Optional.empty());
    }

    /** The same words, looked for as an earlier page has looked for them. */
    public SearchText reaching(Optional<Reach> earlier) {
        return new SearchText(words, earlier);
    }

    /** Whether there is nothing to look for: the answer then is empty, not everything. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether the beginning of a word may stand for it at all: signs part words, and what follows the last one counts. */
    public boolean mayEndEarly() {
        if (isEmpty()) {
            return false;
        }
        return end().codePointCount(0, end().length()) >= SHORTEST_BEGINNING;
    }

    /**
     * What may go on, as the index of words spells it; empty where it folds letters in its own way, as it does beyond
     * ASCII.
     */
    Optional<String> plainEnd() {
        return ASCII.matcher(words.getLast()).matches()
                ? Optional.of(end().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private String end() {
        var parts = SIGNS.split(words.getLast(), 0);
        return parts[parts.length - 1];
    }

    /**
     * An expression for SQLite's FTS5 that finds all the words, and nothing that these columns hold otherwise.
     *
     * @param columns which are searched
     * @param said what other columns must say one of, by their names; what has neither a letter nor a digit cannot be
     *     looked up and is left to the caller, as is what lies between the words
     * @param unsaid what other columns may say none of, by their names
     * @param last what the last word may stand for
     * @throws IllegalStateException when there is nothing to look for
     */
    public String expression(
            List<String> columns, Map<String, Set<String>> said, Map<String, Set<String>> unsaid, LastWord last) {
        if (isEmpty()) {
            throw new IllegalStateException("no word to look for");
        }
        var searched = Stream.concat(
                        words.subList(0, words.size() - 1).stream().map(SearchText::quoted), Stream.of(last(last)))
                .collect(Collectors.joining(" AND "));
        return "{" + String.join(" ", columns) + "} : (" + searched + ")" + clauses(" AND ", said)
                + clauses(" NOT ", unsaid);
    }

    private String last(LastWord standsFor) {
        var typed = words.getLast();
        return switch (standsFor) {
            case LastWord.Itself _ -> quoted(typed);
            case LastWord.Beginning _ -> quoted(typed) + " *";
            case LastWord.AnyOf any ->
                any.words().stream()
                        .map(word -> quoted(typed.substring(0, typed.lastIndexOf(end())) + word))
                        .collect(Collectors.joining(" OR ", "(", ")"));
        };
    }

    /** NOT binds closer than AND: what it takes away from the last clause, all of them lose. */
    private static String clauses(String operator, Map<String, Set<String>> saying) {
        return new TreeMap<>(saying)
                .entrySet().stream()
                        .filter(entry -> entry.getValue().stream().allMatch(SearchText::isSayable))
                        .map(entry -> operator + entry.getKey() + " : "
                                + entry.getValue().stream()
                                        .sorted()
                                        .map(SearchText::quoted)
                                        .collect(Collectors.joining(" OR ", "(", ")")))
                        .collect(Collectors.joining());
    }

    private static boolean isSayable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String quoted(String word) {
        return '"' + word.replace("\"", "\"\"") + '"';
    }
}
