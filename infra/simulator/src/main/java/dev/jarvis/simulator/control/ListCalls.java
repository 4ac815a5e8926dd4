package dev.jarvis.simulator.control;

import dev.jarvis.simulator.api.CallLog;
import dev.jarvis.simulator.json.Row;
import java.util.Map;

/** The API calls received: how many since the last clearing, and the latest of them. */
record ListCalls(CallLog calls) implements ControlRoute {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/calls";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        CallLog.Page page = calls.page();
        return ControlAnswer.ok(new Row()
                .with("count", page.count())
                .with(
                        "calls",
                        page.entries().stream()
                                .map(call -> new Row()
                                        .with("time", call.time().toString())
                                        .with("node", call.node())
                                        .with("method", call.method())
                                        .with("path", call.path())
                                        .with("status", call.status()))
                                .toList()));
    }
}
