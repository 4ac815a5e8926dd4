package dev.jarvis.bench.program;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The JDK's own HTTP server, which answers every request with the same bytes: {@code NUMBER}. */
public final class Bytes {

    private static final int OK = 200;
    private static final int THREADS = 8;

    private Bytes() {}

    public static void main(String[] words) throws IOException {
        var body = new byte[Integer.parseInt(words[0])];
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(OK, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        System.out.println("listens on port " + server.getAddress().getPort());
    }
}
