package dev.jarvis.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Random;

/** What it takes to wake a thread of another process and be woken by it: one byte there and back over a loopback socket. */
public final class RoundTrips {

    private RoundTrips() {}

    /** The times in nanoseconds, at pauses like those of a writer with this rate. */
    public static long[] measure(int port, int count, double perSecond, long seed) throws IOException {
        var pace = new Pace(perSecond, new Random(seed));
        var taken = new long[count];
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (int index = 0; index < count; index++) {
                pace.await();
                long began = System.nanoTime();
                socket.getOutputStream().write(1);
                if (socket.getInputStream().read() != 1) {
                    throw new IOException("the byte did not come back");
                }
                taken[index] = System.nanoTime() - began;
            }
        }
        return taken;
    }
}
