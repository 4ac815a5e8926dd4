package dev.jarvis.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;

/** Asks by opening a TCP connection and closing it. */
final class TcpProbe {

    private TcpProbe() {}

    static PingResult.Probe ask(InetAddress address, int port, Duration patience) {
        long start = System.nanoTime();
        PingResult.Answer answer;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
            answer = new PingResult.Answer.Accepted(since(start));
        } catch (SocketTimeoutException silent) {
            answer = new PingResult.Answer.Silent("said nothing within " + patience.toMillis() + " ms");
        } catch (ConnectException refused) {
            answer = wasRefused(refused)
                    ? new PingResult.Answer.Refused(since(start))
                    : new PingResult.Answer.Silent(plain(refused));
        } catch (IOException unreachable) {
            answer = new PingResult.Answer.Silent(plain(unreachable));
        }
        return new PingResult.Probe("TCP " + port, address.getHostAddress(), answer);
    }

    /** The system knows several reasons why a connect fails, and only one of them came from the host itself. */
    private static boolean wasRefused(ConnectException failure) {
        return plain(failure).contains("refused");
    }

    private static String plain(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
