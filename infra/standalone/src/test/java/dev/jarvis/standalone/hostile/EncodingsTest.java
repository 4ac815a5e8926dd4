package dev.jarvis.standalone.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product says the same in every encoding that a client may ask for, and one that nobody knows is none. */
class EncodingsTest {

    private static final String PAGE = "/docs";

    @TempDir
    Path folder;

    @Test
    void page_saysTheSame_inEveryEncoding() throws Exception {
        try (var product = new Product(folder.resolve("jarvis.db"), Map.of())) {
            var plain = page(product, "identity");
            for (var encoding : new String[] {"gzip", "deflate", "snappy"}) {
                var encoded = page(product, encoding);
                assertEquals(Optional.of(encoding), encoded.header("content-encoding"));
                assertArrayEquals(plain.body(), encoded.body(), encoding);
            }
            assertEquals(Optional.empty(), page(product, "rot13").header("content-encoding"));
        }
    }

    private static Answer page(Product product, String encoding) throws IOException, Answer.Senseless {
        try (var connection = new Connection(product.port())) {
            connection.send(Bytes.of(String.join(
                    "\r\n",
                    "GET " + PAGE + " HTTP/1.1",
                    "Host: x",
                    "Connection: close",
                    "Accept-Encoding: " + encoding,
                    "",
                    "")));
            return Answer.all(connection.rest().bytes()).getFirst();
        }
    }
}
