package dev.jarvis.feed;

import dev.jarvis.database.TestClock;

/** Events to try things with. */
final class SomeEvents {

    static final String CLUSTER = "home";

    private SomeEvents() {}

    static NewEvent status(String title) {
        return NewEvent.status(TestClock.START, CLUSTER, Severity.INFO, title, "message of " + title);
    }

    static NewEvent alert(String title) {
        return status(title).as(EventType.ALERT);
    }
}
