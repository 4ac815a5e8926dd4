package dev.jarvis.functions;

import dev.jarvis.functions.RunningServer.Answer;
import dev.jarvis.functions.describe.YamlTree;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an answer, by the description of the API. */
record ApiJudge(YamlTree api) {

    /** Refusals of what fits by itself and not together, which no description can say. */
    private static final List<String> BETWEEN_PARAMETERS =
            List.of("from must not be after to", "resource must be named for more than");

    private static final int BAD_REQUEST = 400;
    private static final int SHOWN = 300;
    private static final Set<String> FIELDS = Set.of("type", "title", "status", "code", "detail", "retryable");

    List<String> faults(FuzzAttempt attempt, Answer answer) {
        var faults = new ArrayList<String>();
        try {
            Expect.securityHeaders(answer);
            Expect.nothingOfTheInside(answer.body());
            if (answer.status() >= BAD_REQUEST) {
                problem(answer);
            }
        } catch (AssertionError | RuntimeException broken) {
            faults.add(String.valueOf(broken.getMessage()));
        }
        if (answer.status() >= 500) {
            faults.add("status " + answer.status());
        }
        boolean otherMethod = !attempt.method().equals(attempt.call().method());
        if (!otherMethod && !attempt.call().statuses().contains(Integer.toString(answer.status()))) {
            faults.add("status " + answer.status() + " is not described");
        }
        if (answer.status() < 300 && !otherMethod) {
            faults.addAll(body(attempt, answer));
        }
        switch (attempt.expected()) {
            case FuzzAttempt.Expected.Sense _ -> {
                if (answer.status() == BAD_REQUEST
                        && BETWEEN_PARAMETERS.stream().noneMatch(answer.body()::contains)) {
                    faults.add("what fits the description was refused");
                }
            }
            case FuzzAttempt.Expected.Refused refused -> {
                if (answer.status() != refused.status()) {
                    faults.add("status " + answer.status() + " instead of " + refused.status());
                } else if (refused.named()
                        .filter(name -> !answer.text("detail").contains(name))
                        .isPresent()) {
                    faults.add("the detail does not name " + refused.named().get());
                }
            }
            case FuzzAttempt.Expected.Described _ -> {}
        }
        return faults.stream()
                .map(fault ->
                        fault + "\n  after " + attempt + "\n  answer " + answer.status() + " " + shown(answer.body()))
                .toList();
    }

    private static String shown(String body) {
        return body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
    }

    private static List<String> body(FuzzAttempt attempt, Answer answer) {
        if (answer.body().isEmpty()) {
            return attempt.call().answer(answer.status()).isPresent() ? List.of("there is no body") : List.of();
        }
        if (!answer.header("Content-Type").startsWith("application/json")) {
            return List.of("the body is " + answer.header("Content-Type"));
        }
        return attempt.call()
                .answer(answer.status())
                .map(schema -> SchemaCheck.of(answer.json(), schema))
                .orElseGet(() -> List.of("a body that is not described"));
    }

    /** RFC 9457, with our own fields. */
    private static void problem(Answer answer) {
        if (!answer.header("Content-Type").startsWith(Problem.MEDIA_TYPE)) {
            throw new AssertionError("a refusal of type " + answer.header("Content-Type"));
        }
        var names = new TreeSet<String>();
        answer.json().entries().forEach(field -> names.add(field.getKey()));
        if (!names.equals(FIELDS)) {
            throw new AssertionError("a refusal with the fields " + names);
        }
        if (!answer.text("status").equals(Integer.toString(answer.status()))
                || !answer.text("code").matches("[a-z_]+")
                || answer.text("detail").isBlank()
                || !isBoolean(answer.json().get("retryable"))) {
            throw new AssertionError("a refusal that makes no sense");
        }
    }

    private static boolean isBoolean(@Nullable JsonNode value) {
        return value != null && value.isBoolean();
    }
}
