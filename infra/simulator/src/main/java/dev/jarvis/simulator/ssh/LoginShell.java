package dev.jarvis.simulator.ssh;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.Environment;

/** A shell with a prompt and as much line editing as a person expects: echo, backspace, Ctrl-C, Ctrl-D, Ctrl-L, Ctrl-U. */
final class LoginShell extends Session {

    private static final int END = -1;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int MOST_WAITING = 4096;
    private static final int INTERRUPTED = 130;
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Bash bash;
    private final String node;
    private final String prompt;
    private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LineEditor editor = new LineEditor();
    private int status;

    LoginShell(Bash bash, String node) {
        this.bash = bash;
        this.node = node;
        this.prompt = "root@" + node + ":~# ";
    }

    @Override
    int run(Environment environment) throws IOException, InterruptedException {
        boolean terminal = environment.getEnv().containsKey(Environment.ENV_COLUMNS);
        Thread typing = Thread.ofVirtual().name("simulator-keys").start(this::listen);
        try {
            show(terminal, prompt);
            while (true) {
                int key = keys.take();
                if (key == END || (key == CTRL_D && editor.isEmpty())) {
                    show(terminal, "logout\r\n");
                    return status;
                }
                LineEditor.Effect effect = editor.type(key);
                show(terminal, effect.echo());
                if (effect.cleared()) {
                    show(terminal, CLEAR + prompt + editor.text());
                }
                if (effect.abandoned()) {
                    show(terminal, prompt);
                }
                if (effect.line().isPresent()) {
                    Optional<Integer> exited = ran(effect.line().get().strip(), environment, terminal);
                    if (exited.isPresent()) {
                        return exited.get();
                    }
                    show(terminal, prompt);
                }
            }
        } finally {
            typing.interrupt();
        }
    }

    /** Runs a line; a status when the shell ends with it. */
    private Optional<Integer> ran(String line, Environment environment, boolean terminal)
            throws IOException, InterruptedException {
        if (line.equals("exit") || line.startsWith("exit ") || line.equals("logout")) {
            show(terminal, "logout\r\n");
            String wanted = line.replaceFirst("\\w+ *", "");
            return Optional.of(wanted.matches("\\d{1,3}") ? Integer.parseInt(wanted) % 256 : status);
        }
        if (line.equals("clear")) {
            show(terminal, CLEAR);
            return Optional.empty();
        }
        NodeCommand.Reply reply = bash.run(node, line, terminal ? screen(environment) : NodeCommand.Screen.NONE);
        if (interrupted(reply)) {
            show(terminal, "^C\r\n");
            status = INTERRUPTED;
            return Optional.empty();
        }
        status = reply.status();
        say(terminal ? shown(reply.stdout()) : reply.stdout());
        if (terminal) {
            say(shown(reply.stderr()));
        } else {
            complain(reply.stderr());
        }
        return Optional.empty();
    }

    /** Waits as long as the command takes; only Ctrl-C ends it earlier, what else is typed meanwhile is lost. */
    private boolean interrupted(NodeCommand.Reply reply) throws InterruptedException {
        long end = System.nanoTime() + reply.takes().toNanos();
        while (!reply.takes().isZero()) {
            Integer key = keys.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (key == null) {
                return false;
            }
            if (key == CTRL_C || key == END) {
                return true;
            }
        }
        return false;
    }

    private void listen() {
        try {
            int key;
            do {
                key = input().read();
                keys.put(key);
            } while (key != END);
        } catch (IOException gone) {
            keys.clear();
            keys.add(END);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(boolean terminal, String text) throws IOException {
        if (terminal) {
            say(text);
        }
    }

    private static NodeCommand.Screen screen(Environment environment) {
        Map<String, String> variables = environment.getEnv();
        return new NodeCommand.Screen(
                number(variables.getOrDefault(Environment.ENV_COLUMNS, "80")),
                number(variables.getOrDefault(Environment.ENV_LINES, "24")));
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** A terminal wants a carriage return with each new line. */
    private static String shown(String text) {
        return text.replace("\n", "\r\n");
    }
}
