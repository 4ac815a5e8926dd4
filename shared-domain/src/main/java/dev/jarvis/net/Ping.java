package dev.jarvis.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks whether a host is there: by a TCP connection, and by ICMP where this process may. All addresses of a name, at most
 * four, are asked at once by all means. Thread-safe.
 */
public final class Ping {

    /** How long an answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final List<Integer> USUAL_PORTS = List.of(8006, 22);
    private static final int MOST_ADDRESSES = 4;
    private static final int GREATEST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:_][A-Za-z0-9._:%-]*");

    private final Duration patience;

    Ping(Duration patience) {
        this.patience = patience;
    }

    /** Asks at the ports on which a Proxmox node listens, 8006 and 22. */
    public PingResult ask(String host) {
        return ask(host, USUAL_PORTS);
    }

    /** Asks at one port. */
    public PingResult ask(String host, int port) {
        return port < 1 || port > GREATEST_PORT
                ? new PingResult.NotAsked(host, "a port must be 1.." + GREATEST_PORT + ", was " + port)
                : ask(host, List.of(port));
    }

    private PingResult ask(String host, List<Integer> ports) {
        var name = bare(host.strip());
        if (name.length() > LONGEST_NAME || !HOST.matcher(name).matches()) {
            return new PingResult.NotAsked(
                    host, "a host is a DNS name or an IP address, was \"" + shortened(name) + "\"");
        }
        var resolving = started("ping-name", () -> InetAddress.getAllByName(name));
        try {
            return asked(name, resolving.get(patience.toMillis(), TimeUnit.MILLISECONDS), ports);
        } catch (TimeoutException late) {
            return new PingResult.NotAsked(
                    name, "the name " + name + " was not resolved within " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return new PingResult.NotAsked(
                    name,
                    failed.getCause() instanceof UnknownHostException
                            ? "the name " + name + " is not known"
                            : "the name " + name + " cannot be resolved: " + failed.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return new PingResult.NotAsked(name, "the question was interrupted");
        }
    }

    private PingResult asked(String name, InetAddress[] addresses, List<Integer> ports)
            throws InterruptedException, ExecutionException {
        var questions = new ArrayList<FutureTask<PingResult.Probe>>();
        for (var address : Arrays.asList(addresses).subList(0, Math.min(addresses.length, MOST_ADDRESSES))) {
            for (int port : ports) {
                questions.add(started("ping-tcp", () -> TcpProbe.ask(address, port, patience)));
            }
            questions.add(started("ping-icmp", () -> IcmpProbe.ask(address, patience)));
        }
        var probes = new ArrayList<PingResult.Probe>();
        for (var question : questions) {
            probes.add(question.get());
        }
        return new PingResult.Asked(name, probes);
    }

    private static <T> FutureTask<T> started(String threadName, Callable<T> question) {
        var task = new FutureTask<>(question);
        Thread.ofVirtual().name(threadName).start(task);
        return task;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }
}
