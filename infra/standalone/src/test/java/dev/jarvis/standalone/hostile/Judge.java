package dev.jarvis.standalone.hostile;

import dev.jarvis.standalone.hostile.Connection.End;
import dev.jarvis.standalone.hostile.Connection.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with what a hostile client heard, if anything. Immutable. */
record Judge(Pages pages) {

    /** Words of the inside: of a stack trace, a class, a library, a query. */
    private static final Pattern INSIDE = Pattern.compile(
            "dev\\.jarvis|io\\.micronaut|io\\.netty|java\\.|jakarta\\.|com\\.fasterxml|org\\.sqlite|reactor\\.|\\w+Exception\\b|\\w+Error:"
                    + "|\\tat |NullPointer|SQLITE_|SELECT |\\$\\$|root:x:|BEGIN (EC|RSA)? ?PRIVATE");

    private static final Pattern SHORT_HEALTH =
            Pattern.compile("\\{\"status\":\"(ok|degraded)\",\"version\":\"[0-9a-zA-Z.-]+\"}");

    private static final Pattern PROBLEM = Pattern.compile(
            "\\{\"type\":\"about:blank\",\"title\":\"[^\"]+\",\"status\":\\d{3},\"code\":\"[a-z_]+\",\"detail\":\".+\",\"retryable\":(true|false)}",
            Pattern.DOTALL);

    /** The only reasons for which an answer may be 503. */
    private static final Pattern DOCUMENTED_503 = Pattern.compile("\"code\":\"no_reading_yet\"");

    private static final List<Integer> DOCUMENTED_CLOSES =
            List.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1012, 4001, 4008);

    /** Everything that is wrong with the answers to an attempt. */
    List<String> faults(Attempt attempt, Heard heard) {
        var faults = new ArrayList<String>();
        if (heard.end() == End.SILENT) {
            faults.add(heard.bytes().length == 0 ? "it was left unanswered" : "the connection was left open");
        }
        try {
            for (var answer : Answer.all(heard.bytes())) {
                fault(attempt, answer).ifPresent(fault -> faults.add(fault + "\n" + answer.head() + answer.text()));
            }
        } catch (Answer.Senseless senseless) {
            faults.add(String.valueOf(senseless.getMessage()));
        }
        return faults;
    }

    private Optional<String> fault(Attempt attempt, Answer answer) {
        if (answer.status() == 101) {
            return attempt.loggedIn() ? frameFault(answer.body()) : Optional.of("a WebSocket without a login");
        }
        var text = answer.text();
        boolean page = pages.has(text);
        if (answer.status() >= 500
                && !(answer.status() == 503 && DOCUMENTED_503.matcher(text).find())) {
            return Optional.of("status " + answer.status());
        }
        if (!page
                && (INSIDE.matcher(text).find() || INSIDE.matcher(answer.head()).find())) {
            return Optional.of("it tells of the inside");
        }
        if (page && !attempt.reads()) {
            return Optional.of("a page, to a method that does not read");
        }
        if (answer.head().contains("X-Injected")) {
            return Optional.of("a header was injected");
        }
        if (answer.status() >= 400) {
            return text.isEmpty() || isPlain(answer) || PROBLEM.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("no problem answer");
        }
        if (answer.status() >= 300) {
            return text.isEmpty() ? Optional.empty() : Optional.of("a redirection with a body");
        }
        return text.isEmpty() || page || SHORT_HEALTH.matcher(text).matches() || (attempt.loggedIn() && isJson(answer))
                ? Optional.empty()
                : Optional.of("data that it may not have");
    }

    /** As an upgrade is refused, which no page shows. */
    private static boolean isPlain(Answer answer) {
        return answer.header("content-type")
                .filter(type -> type.startsWith("text/plain"))
                .isPresent();
    }

    private static boolean isJson(Answer answer) {
        return answer.header("content-type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    /** What is wrong with what came over a WebSocket. */
    Optional<String> frameFault(byte[] received) {
        for (var frame : Frame.all(received)) {
            if (frame.isMasked()) {
                return Optional.of("a masked frame of the server");
            }
            if (frame.isText() && INSIDE.matcher(frame.text()).find()) {
                return Optional.of("a frame tells of the inside: " + frame.text());
            }
            if (frame.isClose() && !DOCUMENTED_CLOSES.contains(frame.closeCode())) {
                return Optional.of("close code " + frame.closeCode() + " " + frame.text());
            }
        }
        return Optional.empty();
    }
}
