package dev.jarvis.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import net.schmizz.sshj.SSHClient;

/** Ends connections for good: a server that no longer answers cannot keep a thread or a descriptor. */
final class Closing {

    private Closing() {}

    static void quietly(SSHClient client) {
        // The socket first: whoever waits inside the library, for a packet or for room to write one, wakes up.
        Socket socket = client.getSocket();
        if (socket != null) {
            quietly(socket);
        }
        quietly((Closeable) client);
    }

    /** For callers that must not wait for the other side. */
    static void inBackground(SSHClient client) {
        Thread.ofVirtual().name("ssh-close").start(() -> quietly(client));
    }

    static void quietly(Closeable open) {
        try {
            open.close();
        } catch (IOException | RuntimeException broken) {
            // It was to be closed, and broken is closed.
            return;
        }
    }
}
