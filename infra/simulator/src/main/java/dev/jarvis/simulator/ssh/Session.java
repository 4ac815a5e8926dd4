package dev.jarvis.simulator.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** What the SSH server runs for a session, on a virtual thread that ends with it. */
abstract class Session implements Command {

    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = new ByteArrayOutputStream();
    private OutputStream errors = new ByteArrayOutputStream();
    private ExitCallback exit = (status, text, closeImmediately) -> {};
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    /** Runs and gives the exit status. */
    abstract int run(Environment environment) throws IOException, InterruptedException;

    final InputStream input() {
        return input;
    }

    final void say(String text) throws IOException {
        say(output, text);
    }

    final void complain(String text) throws IOException {
        say(errors, text);
    }

    @Override
    public final void setInputStream(InputStream in) {
        input = in;
    }

    @Override
    public final void setOutputStream(OutputStream out) {
        output = out;
    }

    @Override
    public final void setErrorStream(OutputStream err) {
        errors = err;
    }

    @Override
    public final void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public final void start(ChannelSession channel, Environment environment) {
        thread = Thread.ofVirtual().name("simulator-session").start(() -> serve(environment));
    }

    @Override
    public final void destroy(ChannelSession channel) {
        thread.interrupt();
    }

    private void serve(Environment environment) {
        try {
            exit.onExit(run(environment));
        } catch (InterruptedException ended) {
            exit.onExit(130);
        } catch (IOException | UncheckedIOException gone) {
            // Whoever was spoken to is not there any more.
            exit.onExit(129);
        }
    }

    private static void say(OutputStream to, String text) throws IOException {
        if (!text.isEmpty()) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
            to.flush();
        }
    }
}
