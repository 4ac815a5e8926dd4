package dev.jarvis.simulator.control;

import dev.jarvis.simulator.api.CallLog;
import dev.jarvis.simulator.json.Row;
import java.util.Map;

/** Forgets the calls received. */
record ClearCalls(CallLog calls) implements ControlRoute {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/calls";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        calls.clear();
        return ControlAnswer.ok(new Row().with("count", 0));
    }
}
