package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @Test
    void words_areQuoted_andAllRequired() {
        assertEquals(
                "{title message} : (\"NOT\" AND \"a\"\"b\" AND \"plex\" *) AND cluster : (\"my \"\"lab\"\"\")",
                SearchText.of(" NOT a\"b\n* plex ")
                        .expression(
                                List.of("title", "message"),
                                Map.of("cluster", Set.of("my \"lab\"")),
                                Map.of(),
                                LastWord.BEGINNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t\n", "*", "\"", "() : ^ -", "\u0000", "\uD83D\uDE00"})
    void textWithoutLettersOrDigits_isEmpty(String typed) {
        var words = SearchText.of(typed);
        assertTrue(words.isEmpty());
        assertThrows(
                IllegalStateException.class,
                () -> words.expression(List.of("title"), Map.of(), Map.of(), LastWord.WHOLE));
    }

    @Test
    void nameWithoutLettersOrDigits_isLeftToTheCaller() {
        assertEquals(
                "{title} : (\"a\")",
                SearchText.of("a")
                        .expression(List.of("title"), Map.of("node", Set.of("!!")), Map.of(), LastWord.WHOLE));
    }

    @Test
    void otherColumns_sayOneOfTheirWords_orNone() {
        assertEquals(
                "{title} : (\"a\") AND cluster : (\"home\") AND severity : (\"critical\" OR \"error\")"
                        + " NOT other_source : (\"jarvis\" OR \"user\")",
                SearchText.of("a")
                        .expression(
                                List.of("title"),
                                Map.of("severity", Set.of("error", "critical"), "cluster", Set.of("home")),
                                Map.of("other_source", Set.of("user", "jarvis")),
                                LastWord.WHOLE));
    }

    @Test
    void oneLetter_isNoBeginning() {
        assertFalse(SearchText.of("plex a").mayEndEarly());
        assertTrue(SearchText.of("a pl").mayEndEarly());
        assertFalse(SearchText.of(".p").mayEndEarly());
        assertFalse(SearchText.of("vm-1").mayEndEarly());
        assertTrue(SearchText.of("vm-10.").mayEndEarly());
        assertFalse(SearchText.of("").mayEndEarly());
    }

    @Test
    void wordsThatTheLastMayBe_takeThePlaceOfItsEnd() {
        assertEquals(
                "{title} : (\"a\" AND (\"vm-10\" OR \"vm-101\"))",
                SearchText.of("a vm-10")
                        .expression(List.of("title"), Map.of(), Map.of(), new LastWord.AnyOf(List.of("10", "101"))));
    }

    @Test
    void plainEnd_isSpelledAsTheIndexSpellsIt_whereThatIsKnown() {
        assertEquals(Optional.of("pl"), SearchText.of("a PL").plainEnd());
        assertEquals(Optional.of("10"), SearchText.of("Vm-10!").plainEnd());
        assertEquals(Optional.empty(), SearchText.of("überhi").plainEnd());
        assertEquals(Optional.empty(), SearchText.of("\uE000ab").plainEnd());
    }

    @Test
    void moreWordsThanAnyoneLooksFor_areLeftOut() {
        var expression =
                SearchText.of("w ".repeat(1_000)).expression(List.of("title"), Map.of(), Map.of(), LastWord.WHOLE);
        assertEquals(SearchText.MOST_WORDS, expression.split("\"w\"", -1).length - 1);
    }
}
