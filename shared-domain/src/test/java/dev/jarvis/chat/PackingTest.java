package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of ten tokens each, the line end included. */
class PackingTest {

    private static final TokenCount CHARACTERS = String::length;
    private static final String LINE = "- 3456789";

    @Test
    void flood_leavesTheShareOfOthers() {
        var packed = Packing.of(List.of(group(Topic.CRITICAL, 100), group(Topic.OTHER_GUESTS, 3)), 200, CHARACTERS);
        assertEquals(18, packed.getFirst().lines().size());
        assertEquals(2, packed.getLast().lines().size());
        assertEquals(82, packed.getFirst().leftOut());
        assertEquals(1, packed.getLast().leftOut());
    }

    @Test
    void whatIsLeft_goesToTheMostImportant() {
        var packed = Packing.of(List.of(group(Topic.CRITICAL, 2), group(Topic.OTHER_GUESTS, 100)), 200, CHARACTERS);
        assertEquals(2, packed.getFirst().lines().size());
        assertEquals(18, packed.getLast().lines().size());
    }

    @Test
    void lineThatDoesNotFit_isNotPassedByALaterOne() {
        var lines = List.of("x".repeat(50), "y");
        var packed = Packing.of(List.of(Group.of(Topic.CRITICAL, lines, line -> line)), 20, CHARACTERS);
        assertEquals(List.of(), packed.getFirst().lines());
        assertEquals(2, packed.getFirst().leftOut());
    }

    @Test
    void noRoom_meansNoLines() {
        var packed = Packing.of(List.of(group(Topic.CRITICAL, 1)), 9, CHARACTERS);
        assertEquals(List.of(), packed.getFirst().lines());
    }

    private static Group group(Topic topic, int lines) {
        return Group.of(topic, Collections.nCopies(lines, LINE), line -> line);
    }
}
