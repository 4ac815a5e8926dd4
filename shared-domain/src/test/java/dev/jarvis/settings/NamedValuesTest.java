package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedValuesTest {

    @Test
    void entries_keepTheirOrder_andEmptyOnesDoNotCount() {
        var values = read(" b = 2,, a=1 ,");
        assertEquals(Map.of("b", 2, "a", 1), values);
        assertEquals(List.of("b", "a"), List.copyOf(values.keySet()));
    }

    @Test
    void entryThatIsNone_isRefusedWithTheRightForm() {
        assertEquals("PORTS: each entry is name=port, was \"=3\"", refusal("a=1,=3"));
        assertEquals("PORTS: each entry is name=port, was \"a\"", refusal("a"));
    }

    @Test
    void nameTwice_isRefused() {
        assertEquals("PORTS: a is named twice", refusal("a=1,a=1"));
    }

    @Test
    void valueThatCannotBeRead_isRefusedInItsReadersWords() {
        assertEquals("PORTS: For input string: \"x\"", refusal("a=x"));
    }

    private static String refusal(String written) {
        return String.valueOf(
                assertThrows(InvalidSetting.class, () -> read(written)).getMessage());
    }

    private static Map<String, Integer> read(String written) {
        return NamedValues.read("PORTS", "name=port", written, name -> name, value -> Integer.valueOf(value.strip()));
    }
}
