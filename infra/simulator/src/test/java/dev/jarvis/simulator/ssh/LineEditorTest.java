package dev.jarvis.simulator.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineEditorTest {

    private final LineEditor editor = new LineEditor();

    private LineEditor.Effect type(String keys) {
        LineEditor.Effect last = LineEditor.Effect.shows("");
        for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
            last = editor.type(key & 0xff);
        }
        return last;
    }

    @Test
    void keys_areEchoed_andReturnEndsTheLine() {
        assertEquals("x", type("x").echo());
        assertEquals(Optional.of("xyz"), type("yz\r").line());
        assertTrue(editor.isEmpty());
        assertEquals(Optional.empty(), type("\n").line());
    }

    @Test
    void backspace_erasesAWholeCharacter() {
        assertEquals("\b \b", type("aü\u007f").echo());
        assertEquals("a", editor.text());
        assertEquals("", type("\b\b").echo());
    }

    @Test
    void controlKeys_doWhatTheySay() {
        assertEquals("\b \b\b \b", type("ab\u0015").echo());
        assertTrue(type("ab\u0003").abandoned());
        assertTrue(editor.isEmpty());
        assertTrue(type("ab\f").cleared());
        assertEquals("ab", editor.text());
    }

    @Test
    void sequencesOfOtherKeys_leaveNothing() {
        type("a\u001b[A\u001b[1;5C\u001bOPb");
        assertEquals("ab", editor.text());
    }
}
