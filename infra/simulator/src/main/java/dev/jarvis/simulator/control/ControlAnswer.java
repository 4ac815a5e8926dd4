package dev.jarvis.simulator.control;

import dev.jarvis.simulator.json.Row;

/** Status and body of a control answer. */
record ControlAnswer(int status, Object body) {

    static ControlAnswer ok(Object body) {
        return new ControlAnswer(200, body);
    }

    static ControlAnswer refused(int status, String why) {
        return new ControlAnswer(status, new Row().with("error", why));
    }
}
