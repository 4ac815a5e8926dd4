package dev.jarvis.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.cluster.NodeName;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An OpenSSH server on loopback with keys of its own, run as the user of the test. */
public final class RealSshd implements AutoCloseable {

    private static final String ENVIRONMENT = "SetEnv ";

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Path SEPARATION = Path.of("/run/sshd");

    private final Path folder;
    private final int port;
    private final List<String> extra;
    private Process process;

    private RealSshd(Path folder, int port, List<String> extra) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        this.extra = List.copyOf(extra);
        this.process = launched();
    }

    /** Started, with a host key and a key that it accepts; the test is skipped where OpenSSH's server is not installed. */
    public static RealSshd start(Path folder, String... extra) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: " + PROGRAM + " is not installed (package openssh-server)");
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(SEPARATION);
        }
        keyPair(folder.resolve("host"), "ed25519");
        keyPair(folder.resolve("key"), "ed25519");
        Files.copy(folder.resolve("key.pub"), folder.resolve("authorized"));
        return new RealSshd(folder, freePort(), List.of(extra));
    }

    public static void keyPair(Path file, String type, String... more) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "test", "-f", file.toString()));
        command.addAll(List.of(more));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    public int port() {
        return port;
    }

    public Path keyFile() {
        return folder.resolve("key");
    }

    public Path authorizedKeys() {
        return folder.resolve("authorized");
    }

    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** Settings that name this server {@code pve1}, at a port that may be a proxy's. */
    public SshSettings settings(int atPort, SshLimits limits) {
        return new SshSettings(
                Optional.of(keyFile()),
                System.getProperty("user.name"),
                knownHosts(),
                Map.of(new NodeName("pve1"), new SshAddress("127.0.0.1", atPort)),
                limits);
    }

    /** Ends the server and every session. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    public void startAgain() throws IOException, InterruptedException {
        process = launched();
    }

    /** Another host key from the next start on. */
    public void renewHostKey(String type) throws IOException, InterruptedException {
        Files.delete(folder.resolve("host"));
        Files.delete(folder.resolve("host.pub"));
        keyPair(folder.resolve("host"), type);
    }

    @Override
    public void close() {
        kill();
    }

    /**
     * A shell that sshd starts reads the start files of whoever runs the test; here there are none. sshd takes only the
     * first line of a kind, so that what a test wants beside it stands in the same.
     */
    private String environment() {
        return extra.stream()
                .filter(line -> line.startsWith(ENVIRONMENT))
                .map(line -> line.substring(ENVIRONMENT.length()))
                .collect(Collectors.joining(" ", ENVIRONMENT + "HOME=" + folder + " ", ""));
    }

    private Process launched() throws IOException, InterruptedException {
        var config = new ArrayList<>(List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + folder.resolve("authorized"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PermitRootLogin yes",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PrintMotd no",
                "PrintLastLog no",
                environment()));
        config.addAll(
                extra.stream().filter(line -> !line.startsWith(ENVIRONMENT)).toList());
        var file = Files.write(folder.resolve("sshd_config"), config);
        var started = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        var listening = new CountDownLatch(1);
        var said = new StringBuilder();
        Thread.ofVirtual().start(() -> read(started.inputReader(), said, listening));
        if (!listening.await(20, TimeUnit.SECONDS) || !started.isAlive()) {
            throw new IOException("sshd does not listen: " + said);
        }
        return started;
    }

    private static void read(BufferedReader output, StringBuilder said, CountDownLatch listening) {
        try (output) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.contains("Server listening")) {
                    listening.countDown();
                }
            }
        } catch (IOException ended) {
            said.append(ended.getMessage());
        } finally {
            listening.countDown();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
