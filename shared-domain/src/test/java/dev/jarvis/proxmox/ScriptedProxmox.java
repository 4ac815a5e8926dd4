package dev.jarvis.proxmox;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * One node's API over real TLS, on a port that the system chose, that answers what a test tells it: with any status
 * line, and badly where asked to. Closes after an error, as pveproxy does (quirk 10).
 */
final class ScriptedProxmox implements AutoCloseable {

    private final X509Bundle certificate;
    private final SSLServerSocket listener;
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final AtomicReference<Function<Request, Reply>> otherwise = new AtomicReference<>(
            request -> Reply.error(501, "Method '" + request.method() + " " + request.path() + "' not implemented"));
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    /** With a self-signed certificate for 127.0.0.1, as every node has. */
    ScriptedProxmox() {
        this(selfSigned("127.0.0.1"));
    }

    ScriptedProxmox(X509Bundle certificate) {
        this.certificate = certificate;
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(certificate), null, null);
            this.listener = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (Exception unusable) {
            throw new IllegalStateException("no TLS server", unusable);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** By the old key store, whose password is checked in no time; the newer one costs 50 ms a server. */
    private static KeyManager[] keys(X509Bundle certificate) throws GeneralSecurityException {
        var password = "test".toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate.toKeyStore("JKS", password), password);
        return keys.getKeyManagers();
    }

    static X509Bundle selfSigned(String address) {
        try {
            return new CertificateBuilder()
                    .ecp256()
                    .subject("CN=pve, OU=PVE Cluster Node")
                    .addSanIpAddress(address)
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
        } catch (Exception unusable) {
            throw new IllegalStateException("no certificate", unusable);
        }
    }

    /** Answers this call, as {@code GET /version}; several replies are given in turn, the last one for ever. */
    ScriptedProxmox on(String call, Reply... replies) {
        script.put(call, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    /** Answers every call that is not scripted; without this they are unknown (501). */
    ScriptedProxmox otherwise(Function<Request, Reply> answer) {
        otherwise.set(answer);
        return this;
    }

    String host() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(certificate.getCertificate());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The calls received, as {@code GET /version?a=b}. */
    List<String> calls() {
        return requests.stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    int connections() {
        return connections.get();
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        powerOff();
    }

    /** From now on nobody listens here. */
    void powerOff() {
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException closed) {
                return;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            boolean keep = true;
            while (keep) {
                var head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                var request = request(head, in);
                requests.add(request);
                keep = reply(request).send(socket, socket.getOutputStream());
            }
        } catch (IOException clientWentAway) {
            open.remove(socket);
        } finally {
            open.remove(socket);
        }
    }

    private Reply reply(Request request) {
        var replies = script.get(request.method() + " " + request.path());
        if (replies == null) {
            return otherwise.get().apply(request);
        }
        synchronized (replies) {
            return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return List.of();
            }
            text.append((char) next);
        }
        return Arrays.asList(text.toString().strip().split("\r\n", -1));
    }

    private static Request request(List<String> head, InputStream in) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var words = head.getFirst().split(" ", -1);
        return new Request(
                words[0], words[1].substring("/api2/json".length()), headers, new String(body, StandardCharsets.UTF_8));
    }

    /** One request as it came over the wire; the target is below {@code /api2/json}, still encoded. */
    record Request(String method, String target, Map<String, String> headers, String body) {
        String path() {
            return target.replaceFirst("\\?.*", "");
        }
    }

    /** One answer, good or bad. Says whether the connection is kept. */
    @FunctionalInterface
    interface Reply {

        boolean send(Socket socket, OutputStream out) throws IOException;

        /** A success with this {@code data}. */
        static Reply data(String json) {
            return raw(200, "OK", "application/json;charset=UTF-8", "{\"data\":" + json + "}");
        }

        /** An error as since pve-http-server 5.2.0: the text in the reason phrase and in the body. */
        static Reply error(int status, String message) {
            return raw(
                    status,
                    message.lines().findFirst().orElse(""),
                    "application/json;charset=UTF-8",
                    "{\"data\":null,\"message\":\"" + message.replace("\n", "\\n") + "\\n\"}");
        }

        static Reply raw(int status, String reason, String type, String body) {
            return (socket, out) -> {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                out.write(head(status, reason, type, bytes.length, status < 400));
                out.write(bytes);
                out.flush();
                return status < 400;
            };
        }

        /** Says nothing until the client goes away. */
        static Reply hang() {
            return (socket, out) -> socket.getInputStream().read() >= 0;
        }

        /** Goes away without an answer. */
        static Reply reset() {
            return (socket, out) -> {
                socket.setSoLinger(true, 0);
                return false;
            };
        }

        /** Promises a body and goes away in the middle of it. */
        static Reply half(String body) {
            return (socket, out) -> {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                out.write(head(200, "OK", "application/json", bytes.length * 2, true));
                out.write(bytes);
                out.flush();
                return false;
            };
        }

        /** Sends for as long as the client takes it, this many bytes at a time. */
        static Reply endless(int chunk, long pauseMillis) {
            return (socket, out) -> {
                out.write(head(200, "OK", "application/json", Integer.MAX_VALUE, true));
                var spaces = new byte[chunk];
                Arrays.fill(spaces, (byte) ' ');
                try {
                    while (true) {
                        out.write(spaces);
                        out.flush();
                        Thread.sleep(pauseMillis);
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            };
        }

        private static byte[] head(int status, String reason, String type, int length, boolean keep) {
            return String.join(
                            "\r\n",
                            new ArrayList<>(List.of(
                                    "HTTP/1.1 " + status + " " + reason,
                                    "Content-Type: " + type,
                                    "Content-Length: " + length,
                                    "Connection: " + (keep ? "Keep-Alive" : "close"),
                                    "Server: pve-api-daemon/3.0",
                                    "",
                                    "")))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
