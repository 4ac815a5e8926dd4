package dev.jarvis.bench.client;

import dev.jarvis.bench.process.CannotMeasure;
import java.io.IOException;
import java.util.List;

/** Stands in for a browser where there is none: the calls that the page makes when it opens, and its WebSocket. */
public final class PlainViewer implements Viewer {

    private static final List<String> CALLS = List.of("/", "/api/auth/me", "/api/metrics", "/api/health");

    private final Login login;
    private final Feed feed;
    private final int guests;

    private PlainViewer(Login login, Feed feed, int guests) {
        this.login = login;
        this.feed = feed;
        this.guests = guests;
    }

    public static PlainViewer open(Login login, int guests) throws IOException, InterruptedException {
        for (var path : CALLS) {
            int status = login.status(path);
            if (status != Login.OK) {
                throw new CannotMeasure(path + " was answered " + status);
            }
        }
        return new PlainViewer(login, Feed.follow(login), guests);
    }

    @Override
    public String description() {
        return "NO BROWSER: there is no Chromium here, so that a WebSocket and the page's REST calls stand in for it";
    }

    @Override
    public boolean seesEverything() throws IOException, InterruptedException {
        return feed.isOpen()
                && login.get("/api/cluster/status")
                        .map(state -> Json.at(state, "guests").size() == guests)
                        .orElse(false);
    }

    @Override
    public void close() {
        feed.close();
    }
}
