package dev.jarvis.feed;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page of events ended. Its text is the id of the last event, and after a search a letter that says how that
 * searched, since every page of one search must: {@code 7120}, {@code 7120w}, {@code 7120b}.
 *
 * @param before the next page has smaller ids only
 */
public record EventCursor(long before, Optional<SearchText.Reach> reach) {

    /** What its text looks like. */
    public static final String FORM = "[1-9][0-9]{0,17}[wb]?";

    /** How many characters that may be. */
    public static final int LONGEST = 19;

    private static final Pattern TEXT = Pattern.compile(FORM);

    /** Reads a text; empty for what no page has answered. */
    public static Optional<EventCursor> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var reach = Arrays.stream(SearchText.Reach.values())
                .filter(how -> text.endsWith(how.letter()))
                .findFirst();
        var id = reach.isPresent() ? text.substring(0, text.length() - 1) : text;
        return Optional.of(new EventCursor(Long.parseLong(id), reach));
    }

    /** The text of it. */
    public String text() {
        return before + reach.map(SearchText.Reach::letter).orElse("");
    }
}
