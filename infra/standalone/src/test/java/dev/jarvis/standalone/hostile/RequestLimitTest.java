package dev.jarvis.standalone.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product, with one request a second and ten at once. */
class RequestLimitTest {

    private static final int TRIES = 100;

    @TempDir
    Path folder;

    @Test
    void pagesAndWebSockets_areCountedToo_byClient() throws Exception {
        try (var product = new Product(folder.resolve("jarvis.db"), Map.of("JARVIS_ACCESS_REQUESTS_PER_SECOND", "1"))) {
            for (var target : new String[] {"/index.html", "/ws"}) {
                var client = "10.1.0." + target.length();
                assertEquals(target.equals("/ws") ? 401 : 200, status(product, target, client));
                int refused = 0;
                for (int index = 0; index < TRIES; index++) {
                    refused += status(product, target, client) == 429 ? 1 : 0;
                }
                assertTrue(refused > 0, target);
                assertEquals(200, status(product, "/index.html", client + "9"));
            }
        }
    }

    private static int status(Product product, String target, String client) throws IOException, Answer.Senseless {
        try (var connection = new Connection(product.port())) {
            connection.send(Bytes.of(String.join(
                    "\r\n",
                    "GET " + target + " HTTP/1.1",
                    "Host: x",
                    target.equals("/ws") ? "Upgrade: websocket" : "X-Upgrade: none",
                    target.equals("/ws") ? "Connection: Upgrade" : "Connection: close",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "X-Forwarded-For: " + client,
                    "",
                    "")));
            return Answer.all(Bytes.of(connection.head())).getFirst().status();
        }
    }
}
