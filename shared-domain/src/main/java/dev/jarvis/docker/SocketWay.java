package dev.jarvis.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** To the engine of this machine, through its unix socket. */
record SocketWay(Path socket) implements DockerLine.Way {

    @Override
    public String where() {
        return socket.toString();
    }

    @Override
    public DockerLine open() throws DockerRefusal {
        if (!Files.exists(socket)) {
            throw new DockerRefusal(new DockerError.NoDaemon(where(), "there is no such socket"));
        }
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Line(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
        } catch (IOException refused) {
            close(channel);
            var reason = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
            throw new DockerRefusal(
                    reason.contains("permission denied")
                            ? new DockerError.PermissionDenied(where())
                            : new DockerError.NoDaemon(where(), reason));
        }
    }

    private record Line(SocketChannel channel, InputStream input, OutputStream output) implements DockerLine {
        @Override
        public Optional<DockerError> complaint() {
            return Optional.empty();
        }

        @Override
        public void close() {
            SocketWay.close(channel);
        }
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException broken) {
            // It was to be closed, and broken is closed.
            return;
        }
    }
}
