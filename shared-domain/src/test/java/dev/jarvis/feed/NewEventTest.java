package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewEventTest {

    @Test
    void summary_isSourceTitleAndMessageInOneLine() {
        var event = SomeEvents.status("Systems Nominal");
        assertEquals("[Monitor] Systems Nominal: message of Systems Nominal", event.summary());
        assertEquals(
                "[System] Systems Nominal: message of Systems Nominal",
                event.from(EventSource.SYSTEM).summary());
    }

    @Test
    void copies_changeOneThingOnly() {
        var event = SomeEvents.status("t");
        var changed = event.about(Optional.of("pve"), "101").of(7).as(EventType.ALERT);
        assertEquals(Optional.of("pve"), changed.node());
        assertEquals(Optional.of("101"), changed.target());
        assertEquals(Optional.of(7L), changed.incidentId());
        assertEquals(EventType.ALERT, changed.type());
        assertEquals(event.timestamp(), changed.timestamp());
        assertEquals(event.summary(), changed.summary());
        assertEquals(Optional.empty(), event.node());
    }
}
