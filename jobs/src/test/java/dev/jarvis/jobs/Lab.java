package dev.jarvis.jobs;

import dev.jarvis.simulator.NodeEndpoint;
import dev.jarvis.simulator.RunningSimulator;
import dev.jarvis.simulator.Simulator;
import dev.jarvis.simulator.SimulatorOptions;
import dev.jarvis.simulator.ssh.SshEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A simulated cluster over real HTTPS, a database in a test's folder, and the command line between the two. */
final class Lab implements AutoCloseable {

    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final Pattern REFUSED = Pattern.compile("\"status\":401");
    private static final Pattern TOKEN = Pattern.compile("\"id\":\"([^\"]+)\",\"secret\":\"([^\"]+)\"");

    private final RunningSimulator simulator;
    private final ControlApi control;
    private final Path file;
    private final Map<String, String> environment;
    private boolean closed;

    Lab(Path folder) {
        // A refused token is held back for as long as Proxmox does, or fail-over would not be told from a hang.
        this(folder, SimulatorOptions.demo());
    }

    Lab(Path folder, SimulatorOptions options) {
        try {
            this.simulator = Simulator.start(options);
        } catch (IOException refused) {
            throw new IllegalStateException(refused);
        }
        this.control = new ControlApi("http://127.0.0.1:" + simulator.controlPort());
        this.file = folder.resolve("jarvis.db");
        this.environment = Map.of(
                "DB_PATH", file.toString(),
                "PROXMOX_NODES", addresses(),
                "PROXMOX_TOKEN_ID", simulator.tokenId(),
                "PROXMOX_TOKEN_SECRET", simulator.tokenSecret(),
                "PROXMOX_FINGERPRINTS", joined(node -> node.name() + "=" + node.fingerprint()));
    }

    private String joined(Function<NodeEndpoint, String> text) {
        return simulator.nodes().stream().map(text).collect(Collectors.joining(","));
    }

    /** What one run of the command came to. */
    record Ran(int exitCode, String out, String err) {}

    /** A token that the cluster made. */
    record Token(String id, String secret) {

        Map<String, String> variables() {
            return Map.of("PROXMOX_TOKEN_ID", id, "PROXMOX_TOKEN_SECRET", secret);
        }
    }

    Path file() {
        return file;
    }

    List<NodeEndpoint> nodes() {
        return simulator.nodes();
    }

    NodeEndpoint node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String tokenId() {
        return simulator.tokenId();
    }

    int controlPort() {
        return simulator.controlPort();
    }

    /** The hosts of all nodes, as in {@code PROXMOX_NODES}. */
    String addresses() {
        return joined(NodeEndpoint::address);
    }

    /** What names the nodes' SSH servers, their keys, and a key that they accept. */
    Map<String, String> ssh() {
        return Map.of(
                "SSH_KEY_FILE",
                sshKey(),
                "SSH_KNOWN_HOSTS",
                simulator.sshKnownHosts().orElseThrow().toString(),
                "SSH_NODES",
                sshNodes());
    }

    String sshKey() {
        return simulator.sshKeyFile().orElseThrow().toString();
    }

    String sshNodes() {
        return simulator.sshEndpoints().stream().map(SshEndpoint::setting).collect(Collectors.joining(","));
    }

    List<SshEndpoint> sshEndpoints() {
        return simulator.sshEndpoints();
    }

    String secret() {
        return simulator.tokenSecret();
    }

    Ran jarvis(String... arguments) {
        return jarvisWith(Map.of(), arguments);
    }

    /** With some variables replaced; one that is empty counts as not set. */
    Ran jarvisWith(Map<String, String> replaced, String... arguments) {
        var variables = new HashMap<>(environment);
        variables.putAll(replaced);
        return jarvisIn(variables, arguments);
    }

    /** With these variables and no other. */
    static Ran jarvisIn(Map<String, String> variables, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Jarvis.run(
                arguments, variables, new Properties(), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** One pass of the critical tier that is to go well. */
    void pass() {
        pass("critical");
    }

    /** One pass of a tier that is to go well. */
    void pass(String tier) {
        var ran = jarvis("poll", tier);
        if (ran.exitCode() != 0) {
            throw new AssertionError(ran);
        }
    }

    /** Begins a fault; answers its id. */
    String fault(String json) {
        return control.fault(json);
    }

    void endFault(String id) {
        control.endFault(id);
    }

    /** A new token with one role on {@code /}, and its user. */
    Token token(String name, String role) {
        return tokenWith(name, "{\"path\":\"/\",\"role\":\"" + role + "\"}");
    }

    /** A new token with these entries of the access list, each a JSON object with path and role. */
    Token tokenWith(String name, String... entries) {
        var answer = control.send(
                "POST",
                "/tokens",
                "{\"user\":\"jarvis@pve\",\"name\":\"" + name + "\",\"privsep\":true,\"acl\":["
                        + String.join(",", entries) + "]}");
        var match = TOKEN.matcher(answer);
        if (!match.find()) {
            throw new AssertionError(answer);
        }
        return new Token(match.group(1), match.group(2));
    }

    /** How many of the calls since {@link #forgetCalls} were refused for their token. */
    long refusedCalls() {
        return REFUSED.matcher(calls()).results().count();
    }

    void step(int seconds) {
        control.send("POST", "/clock", "{\"advanceSeconds\":" + seconds + "}");
    }

    void forgetCalls() {
        control.send("DELETE", "/calls", "");
    }

    String calls() {
        return control.send("GET", "/calls", "");
    }

    int callCount() {
        var match = COUNT.matcher(calls());
        if (!match.find()) {
            throw new AssertionError("no count");
        }
        return Integer.parseInt(match.group(1));
    }

    /** Changes the database beside JARVIS. */
    void change(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first columns of a query's rows, read beside JARVIS. */
    List<String> rows(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    List<String> openIncidents() {
        return rows("SELECT key || ' ' || severity FROM incidents WHERE state <> 'resolved' ORDER BY key");
    }

    List<String> events() {
        return rows("SELECT title || ': ' || message FROM events ORDER BY id");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        control.close();
        simulator.close();
    }
}
