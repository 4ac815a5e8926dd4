package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.functions.RunningServer.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every answer must keep to. */
final class Expect {

    private static final List<String> OF_THE_INSIDE =
            List.of("dev.jarvis", "io.micronaut", "io.netty", "java.lang", "java.util", "Exception", "\tat ", "$Login");

    private Expect() {}

    /** A refusal in the one shape, which tells nothing of the inside. */
    static void problem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.header("Content-Type").startsWith(Problem.MEDIA_TYPE), answer.headers() + answer.body());
        var names = new HashSet<String>();
        answer.json().entries().forEach(entry -> names.add(entry.getKey()));
        assertEquals(Set.of("type", "title", "status", "code", "detail", "retryable"), names);
        assertEquals(Integer.toString(status), answer.text("status"));
        assertEquals(code, answer.text("code"), answer.body());
        assertFalse(answer.text("detail").isBlank());
        nothingOfTheInside(answer.body());
    }

    static void nothingOfTheInside(String body) {
        OF_THE_INSIDE.forEach(word -> assertFalse(body.contains(word), () -> word + " in " + body));
    }

    static void securityHeaders(Answer answer) {
        assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"), answer + " has no policy");
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("DENY", answer.header("X-Frame-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
    }
}
