package dev.jarvis.simulator;

import dev.jarvis.simulator.api.ApiGateway;
import dev.jarvis.simulator.api.CallLog;
import dev.jarvis.simulator.api.Credentials;
import dev.jarvis.simulator.api.RouteTable;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.control.ControlApi;
import dev.jarvis.simulator.faults.Faults;
import dev.jarvis.simulator.http.Listener;
import dev.jarvis.simulator.scenario.Scenario;
import dev.jarvis.simulator.time.SimulatedClock;
import dev.jarvis.simulator.tls.KeptCertificates;
import dev.jarvis.simulator.tls.NodeCertificate;
import dev.jarvis.simulator.tls.OneKey;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Puts a simulator together and opens its ports. */
final class Assembly {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(Assembly.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final SimulatorOptions options;
    private final SimulatedClock clock;
    private final Cluster cluster;
    private final Credentials credentials;
    private final CallLog calls = new CallLog();
    private final Map<String, NodeCertificate> certificates = new LinkedHashMap<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();

    Assembly(SimulatorOptions options) throws IOException {
        this.options = options;
        this.clock = new SimulatedClock(options.time());
        this.cluster = new Cluster(Scenario.homelab(options.nodes(), options.guests()), clock, options.seed());
        this.credentials = new Credentials("root@pam", "jarvis", secret(options.seed()));
        KeptCertificates kept = new KeptCertificates(options.certificates());
        for (Node node : cluster.nodes()) {
            certificates.put(node.name(), kept.of(node.name(), clock.instant()));
        }
    }

    RunningSimulator start() throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                2, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
        try {
            Listener control = openControl(loops);
            openNodes(loops);
            new WakeUps(cluster, loops.next());
            return new RunningSimulator(endpoints(), credentials, control, List.copyOf(listeners.values()), loops);
        } catch (IOException | RuntimeException failed) {
            RunningSimulator.stop(loops);
            throw failed;
        }
    }

    private Listener openControl(EventLoopGroup loops) throws PortInUse {
        Faults faults = new Faults(dev.jarvis.simulator.faults.kinds.Catalog.kinds());
        ControlApi api = new ControlApi(cluster, clock, faults, calls, this::settled);
        Listener control = new Listener(loops, LOOPBACK, options.controlPort(), Optional.empty(), api);
        open(control, LOOPBACK);
        return control;
    }

    private void openNodes(EventLoopGroup loops) throws IOException {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        certificates.forEach((node, certificate) -> fingerprints.put(node, certificate.fingerprint()));
        RouteTable routes = new RouteTable(dev.jarvis.simulator.api.routes.Catalog.routes(fingerprints));
        int port = options.port();
        for (Map.Entry<String, NodeCertificate> node : certificates.entrySet()) {
            ApiGateway api =
                    new ApiGateway(cluster, node.getKey(), routes, credentials, options.unauthorisedDelay(), calls);
            Listener listener = new Listener(loops, options.bind(), port, Optional.of(tls(node.getValue())), api);
            open(listener, options.bind());
            listeners.put(node.getKey(), listener);
            port = options.port() == 0 ? 0 : port + 1;
        }
        cluster.nodePower().observe(this::follow);
    }

    private void follow(String node, boolean reachable) {
        Optional.ofNullable(listeners.get(node)).ifPresent(listener -> {
            CompletableFuture<Boolean> change = reachable ? listener.open() : listener.shut();
            change.exceptionally(failure -> {
                LOG.error("the port of node {} could not follow its fault", node, failure);
                return false;
            });
        });
    }

    private CompletableFuture<?> settled() {
        return CompletableFuture.allOf(
                listeners.values().stream().map(Listener::settled).toArray(CompletableFuture[]::new));
    }

    private List<NodeEndpoint> endpoints() {
        List<NodeEndpoint> endpoints = new ArrayList<>();
        certificates.forEach((node, certificate) -> endpoints.add(new NodeEndpoint(
                node,
                reachableHost(options.bind()),
                Optional.ofNullable(listeners.get(node)).orElseThrow().port(),
                certificate.fingerprint())));
        return endpoints;
    }

    /** Nobody can connect to the address that means all addresses. */
    private static String reachableHost(String bind) {
        return bind.equals("0.0.0.0") || bind.equals("::") ? LOOPBACK : bind;
    }

    private static void open(Listener listener, String bind) throws PortInUse {
        try {
            listener.open().join();
        } catch (CompletionException failed) {
            throw new PortInUse(
                    bind,
                    listener.port(),
                    Optional.ofNullable(failed.getCause()).orElse(failed));
        }
    }

    private static SslContext tls(NodeCertificate node) throws SSLException {
        // Nobody is asked for a client certificate; naming a trust spares the reading of the system's.
        return SslContextBuilder.forServer(new OneKey(node))
                .trustManager(node.certificate())
                .build();
    }

    /** The same seed has the same secret, so that a restarted simulator needs no new configuration. */
    private static String secret(long seed) {
        return UUID.nameUUIDFromBytes(("jarvis simulator " + seed).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
