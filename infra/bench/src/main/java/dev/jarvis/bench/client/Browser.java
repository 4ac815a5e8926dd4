package dev.jarvis.bench.client;

import dev.jarvis.bench.process.Running;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium with the page open and a person logged in, in a profile of its own. */
public final class Browser implements Viewer {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--remote-debugging-port=0",
            "--no-first-run",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1920,1080");

    private static final String FORM = "document.querySelector('input[name=password]') !== null";

    private final Running process;
    private final Devtools tab;
    private final String live;

    private Browser(Running process, Devtools tab, int guests) {
        this.process = process;
        this.tab = tab;
        this.live = "document.querySelector('[data-testid=connection][data-state=live]') !== null"
                + " && document.querySelectorAll('[data-testid=guest]').length === " + guests;
    }

    /** The browser of this machine: what {@code CHROMIUM} names, or one on the path. */
    public static Optional<Path> find() {
        var named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    /**
     * Opens the page, logs in as a person does, and waits until it is live and shows all guests.
     *
     * @param profile a folder that does not exist yet
     */
    public static Browser open(Path program, Path profile, URI page, String password, int guests)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(FLAGS);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // Chromium refuses to run its sandbox as root.
        }
        command.add("--user-data-dir=" + profile);
        command.add("about:blank");
        var process = Running.start(command, Map.of());
        try {
            var debugging = process.says("DevTools listening on ws://([^/]+)/").group(1);
            var browser = new Browser(process, Devtools.connect(firstTab(debugging)), guests);
            browser.logIn(page, password);
            return browser;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    private static URI firstTab(String debugging) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://" + debugging + "/json/list"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            for (var target : Json.read(answer.body()).values()) {
                if (Json.at(target, "type").getStringValue().equals("page")) {
                    return URI.create(Json.at(target, "webSocketDebuggerUrl").getStringValue());
                }
            }
            throw new IOException("the browser has no tab: " + answer.body());
        }
    }

    private void logIn(URI page, String password) throws IOException, InterruptedException {
        tab.call("Page.navigate", Map.of("url", page.toString()));
        tab.await(FORM);
        tab.evaluate("document.querySelector('input[name=password]').focus()");
        tab.call("Input.insertText", Map.of("text", password));
        tab.evaluate("document.querySelector('button[type=submit]').click()");
        tab.await(live);
    }

    @Override
    public String description() {
        return "a headless Chromium at 1920 x 1080, logged in (its own memory does not count)";
    }

    @Override
    public boolean seesEverything() throws IOException, InterruptedException {
        return tab.evaluate(live).getBooleanValue();
    }

    @Override
    public void close() {
        tab.close();
        process.close();
    }
}
