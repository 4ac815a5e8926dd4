package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.monitor.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFunctionTest {

    @Test
    void context_isOfTheModelThatIsNamed_andInsideItsBudget(@TempDir Path folder) {
        try (var server = RunningServer.in(folder)) {
            var token = server.token();
            var before = server.get("/api/memory/context", token);
            assertEquals(200, before.status(), before::body);
            server.seed().reading(Seed.smallCluster());
            for (var model : new String[] {"local", "claude"}) {
                var answer = server.get("/api/memory/context?model=" + model, token);
                assertEquals(200, answer.status(), answer::body);
                assertEquals(model, answer.text("model"));
                assertTrue(answer.text("markdown").contains("## Current Cluster State"), answer::body);
                assertTrue(answer.text("markdown").contains("pve1"), answer::body);
                assertTrue(
                        Integer.parseInt(answer.text("tokens")) <= Integer.parseInt(answer.text("budget")),
                        answer::body);
            }
            assertEquals("claude", server.get("/api/memory/context", token).text("model"));
            var senseless = server.get("/api/memory/context?model=gpt", token);
            Expect.problem(senseless, 400, "bad_parameter");
            assertEquals("model must be one of local, claude, was \"gpt\"", senseless.text("detail"));
            Expect.problem(server.get("/api/memory/context", ""), 401, "not_logged_in");
        }
    }
}
