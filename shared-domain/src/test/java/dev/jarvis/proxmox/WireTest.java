package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    @Test
    void wholeNumbers_areTheSame_asNumberAndAsText() {
        var random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            long number = random.nextLong() >> random.nextInt(63);
            assertEquals(
                    OptionalLong.of(number),
                    row(JsonNode.createNumberNode(number)).whole("x"));
            assertEquals(
                    OptionalLong.of(number),
                    row(JsonNode.createStringNode(" " + number)).whole("x"));
        }
    }

    @Test
    void fractions_areTheSame_asNumberAndAsText() {
        var random = new Random(2);
        for (int round = 0; round < 1_000; round++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            assertEquals(
                    OptionalDouble.of(number),
                    row(JsonNode.createNumberNode(number)).fraction("x"));
            assertEquals(
                    OptionalDouble.of(number),
                    row(JsonNode.createStringNode(Double.toString(number))).fraction("x"));
        }
    }

    @Test
    void booleans_comeInEveryForm() {
        for (var yes : List.of("1", "true", "\"1\"", "\"true\"", "\"yes\"", "\"on\"", "1.0")) {
            assertEquals(Optional.of(true), json(yes).flag("x"), yes);
        }
        for (var no : List.of("0", "false", "\"0\"", "\"false\"", "\"no\"", "\"off\"", "0.0")) {
            assertEquals(Optional.of(false), json(no).flag("x"), no);
        }
        for (var neither : List.of("null", "\"\"", "\"N/A\"", "[]", "{}", "[1]")) {
            assertEquals(Optional.empty(), json(neither).flag("x"), neither);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\" \"",
                "\"N/A\"",
                "[]",
                "[1]",
                "{}",
                "\"NaN\"",
                "\"Infinity\"",
                "\"0x10\"",
                "\"1_000\"",
                "\"1E999999999\"",
                "\"1E-999999999\"",
                "\"12345678901234567890123456789012345678901234567890\""
            })
    void noNumber_isAbsent(String text) {
        assertEquals(OptionalLong.empty(), json(text).whole("x"));
        assertEquals(OptionalInt.empty(), json(text).count("x"));
        assertEquals(OptionalDouble.empty(), json(text).fraction("x"));
        assertEquals(Optional.empty(), json(text).seconds("x"));
    }

    @Test
    void numbersBeyondALong_stopAtItsEnds() {
        var beyond = BigInteger.ONE.shiftLeft(64).toString();
        assertEquals(OptionalLong.of(Long.MAX_VALUE), json(beyond).whole("x"));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), json("\"" + beyond + "\"").whole("x"));
        assertEquals(OptionalLong.of(Long.MIN_VALUE), json("-" + beyond).whole("x"));
        assertEquals(OptionalInt.of(Integer.MAX_VALUE), json(beyond).count("x"));
    }

    @Test
    void counts_roundUp_andAreNeverNegative() {
        assertEquals(OptionalInt.of(1), json("0.5").count("x"));
        assertEquals(OptionalInt.of(4), json("\"4\"").count("x"));
        assertEquals(OptionalInt.empty(), json("-1").count("x"));
    }

    @Test
    void booleans_areNumbers_whereOneIsAskedFor() {
        assertEquals(OptionalLong.of(1), json("true").whole("x"));
        assertEquals(OptionalLong.of(0), json("false").whole("x"));
        assertEquals(OptionalInt.of(0), json("0").count("x"));
    }

    @Test
    void texts_areOfPlainValues_andNeverEmpty() {
        assertEquals(Optional.of("7"), json("7").text("x"));
        for (var none : List.of("null", "\"\"", "{\"a\":1}", "[1]")) {
            assertEquals(Optional.empty(), json(none).text("x"), none);
        }
        assertEquals(List.of("a", "2"), json("[\"a\",null,{\"b\":1},[3],2]").texts("x"));
        assertEquals(List.of("a", "b"), json("\" a;,b ; \"").words("x"));
    }

    @Test
    void digits_areNineAtMost() {
        assertEquals(Optional.of(909_090_909), Wire.digits("909090909"));
        for (var none : List.of("", "1234567890", "1:", "/1", "-1", "٣")) {
            assertEquals(Optional.empty(), Wire.digits(none), none);
        }
    }

    @Test
    void uptimeOfNothing_isNoUptime() {
        assertEquals(Optional.empty(), json("0").seconds("x"));
        assertEquals(Optional.empty(), json("-5").seconds("x"));
        assertEquals(Optional.of(Duration.ofMinutes(2)), json("\"120\"").seconds("x"));
        assertEquals(Optional.empty(), json("9223372036854775807").time("x"));
    }

    @Test
    void missingKey_andNoObjectAtAll_areAbsent() {
        for (var tree : List.of("{}", "[]", "null", "7", "\"x\"")) {
            var row = new Wire.Row(Wire.tree(ObjectMapper.getDefault(), tree).orElseGet(JsonNode::nullNode));
            assertEquals(Optional.empty(), row.text("x"), tree);
            assertEquals(List.of(), row.words("x"), tree);
            assertEquals(OptionalLong.empty(), row.whole("x"), tree);
        }
    }

    @Test
    void anyBytes_areJsonOrAbsent_neverAnException() {
        var random = new Random(3);
        var alphabet = "{}[]\",:0123456789eE+-.truefalsn \\u";
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertDoesNotThrow(() -> Wire.tree(ObjectMapper.getDefault(), text.toString()), text.toString());
        }
        var deep = "[".repeat(100_000);
        assertEquals(Optional.empty(), Wire.tree(ObjectMapper.getDefault(), deep));
    }

    private static Wire.Row row(JsonNode value) {
        return new Wire.Row(JsonNode.createObjectNode(Map.of("x", value)));
    }

    private static Wire.Row json(String value) {
        return new Wire.Row(
                Wire.tree(ObjectMapper.getDefault(), "{\"x\":" + value + "}").orElseThrow());
    }
}
