package dev.jarvis.simulator;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.api.ApiGateway;
import dev.jarvis.simulator.api.CallLog;
import dev.jarvis.simulator.api.Credentials;
import dev.jarvis.simulator.api.RouteTable;
import dev.jarvis.simulator.cluster.ApiTrouble;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.NodeObserver;
import dev.jarvis.simulator.control.ControlApi;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.Faults;
import dev.jarvis.simulator.http.Listener;
import dev.jarvis.simulator.scenario.Plan;
import dev.jarvis.simulator.scenario.ScenarioFile;
import dev.jarvis.simulator.scenario.TimedFault;
import dev.jarvis.simulator.ssh.SshSide;
import dev.jarvis.simulator.time.SimulatedClock;
import dev.jarvis.simulator.tls.KeptCertificates;
import dev.jarvis.simulator.tls.NodeCertificate;
import dev.jarvis.simulator.tls.OneKey;
import dev.jarvis.simulator.wol.WakeListener;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Puts a simulator together and opens its ports. */
final class Assembly {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(Assembly.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final SimulatorOptions options;
    private final SimulatedClock clock;
    private final Plan plan;
    private final Cluster cluster;
    private final Estate estate;
    private final Faults faults;
    private final Credentials credentials;
    private final String password;
    private final CallLog calls = new CallLog();
    private final Map<String, NodeCertificate> certificates = new LinkedHashMap<>();
    private final Set<String> disguised = new HashSet<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private Optional<SshSide> ssh = Optional.empty();
    private Optional<WakeListener> wake = Optional.empty();

    Assembly(SimulatorOptions options) throws IOException {
        this.options = options;
        this.clock = new SimulatedClock(options.time());
        this.plan = plan(options);
        this.cluster = new Cluster(plan.blueprint(), clock, options.seed());
        cluster.nodePower().bootTakes(plan.bootTakes().orElse(options.bootTakes()));
        this.credentials = new Credentials(AccessControl.ROOT, "jarvis", secret("", options.seed()));
        this.password = options.password()
                .orElseGet(() -> secret("password ", options.seed()).substring(0, 13));
        cluster.access().password(AccessControl.ROOT, password);
        cluster.access()
                .put(new Token(credentials.user(), credentials.tokenName(), credentials.secret(), false, 0, "JARVIS"));
        KeptCertificates kept = new KeptCertificates(options.certificates());
        for (Node node : cluster.nodes()) {
            NodeCertificate certificate = kept.of(node.name(), clock.instant());
            certificates.put(node.name(), certificate);
            node.certificate(certificate.pem());
        }
        this.estate = cluster.look(() -> Estate.draw(cluster, plan.macs(), plan.jobs(), certificates));
        cluster.look(() -> {
            plan.highAvailability().forEach(vmid -> cluster.guest(vmid).ifPresent(cluster.ha()::add));
            plan.guarded()
                    .forEach(vmid -> cluster.guest(vmid)
                            .ifPresent(guest -> guest.config().set("protection", "1")));
            return true;
        });
        this.faults = new Faults(dev.jarvis.simulator.faults.kinds.Catalog.kinds(estate));
        List<String> kinds = faults.known().stream().map(FaultKind::name).toList();
        for (TimedFault fault : plan.faults()) {
            Object kind = fault.fields().getOrDefault("kind", "");
            if (!(kind instanceof String name) || !kinds.contains(name)) {
                throw new IOException("the kind of a fault must be one of the kinds " + String.join(", ", kinds)
                        + ", was '" + kind + "'");
            }
        }
    }

    RunningSimulator start() throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                2, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
        try {
            Listener control = openControl(loops);
            openNodes(loops);
            openSides();
            new WakeUps(cluster, loops.next());
            befall();
            return new RunningSimulator(
                    endpoints(), credentials, password, control, List.copyOf(listeners.values()), loops, ssh, wake);
        } catch (IOException | RuntimeException failed) {
            listeners.values().forEach(Listener::close);
            ssh.ifPresent(SshSide::close);
            wake.ifPresent(WakeListener::close);
            RunningSimulator.stop(loops);
            throw failed;
        }
    }

    private Listener openControl(EventLoopGroup loops) throws PortInUse {
        ControlApi api = new ControlApi(estate, clock, faults, calls, this::settled);
        Listener control = new Listener(loops, LOOPBACK, options.controlPort(), Optional.empty(), clock, api);
        open(control, LOOPBACK);
        return control;
    }

    private void openNodes(EventLoopGroup loops) throws IOException {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        certificates.forEach((node, certificate) -> fingerprints.put(node, certificate.fingerprint()));
        RouteTable routes = new RouteTable(dev.jarvis.simulator.api.routes.Catalog.routes(fingerprints, estate));
        int port = options.port();
        for (Map.Entry<String, NodeCertificate> node : certificates.entrySet()) {
            ApiGateway api = new ApiGateway(
                    cluster, node.getKey(), routes, options.unauthorisedDelay(), options.unreachableDelay(), calls);
            Listener listener =
                    new Listener(loops, options.bind(), port, Optional.of(tls(node.getValue())), clock, api);
            open(listener, options.bind());
            listeners.put(node.getKey(), listener);
            port = options.port() == 0 ? 0 : port + 1;
        }
        cluster.nodePower().observe(new NodeObserver() {
            @Override
            public void reachable(String node, boolean listens) {
                follow(node, listens ? Listener::open : Listener::shut);
                ssh.ifPresent(side -> followSsh(side, node));
            }

            @Override
            public void reconnect(String node) {
                follow(node, Listener::drop);
            }
        });
    }

    private void followSsh(SshSide side, String name) {
        Node node = cluster.node(name).orElseThrow();
        side.follow(name, node.reachable(), estate.machines().of(node).listensForSsh());
    }

    /** What the scenario has in store; a fault that makes no sense when its time comes is told and left out. */
    private void befall() {
        cluster.look(() -> {
            for (TimedFault fault : plan.faults()) {
                cluster.in(fault.at(), () -> begin(fault));
            }
            return true;
        });
    }

    private void begin(TimedFault fault) {
        try {
            int id = faults.begin(fault.fields(), cluster).id();
            fault.lasts().ifPresent(span -> cluster.in(span, () -> faults.end(id)));
        } catch (BadFault senseless) {
            LOG.warn("a fault of the scenario was left out: {}", senseless.getMessage());
        }
    }

    private static Plan plan(SimulatorOptions options) throws IOException {
        if (options.scenario().isEmpty()) {
            return Plan.homelab(options.nodes(), options.guests());
        }
        return ScenarioFile.read(options.scenario().get());
    }

    private void openSides() throws IOException {
        if (options.ssh().on()) {
            ssh = Optional.of(SshSide.open(
                    cluster,
                    options.ssh(),
                    options.bind(),
                    reachableHost(options.bind()),
                    options.certificates(),
                    estate.machines()));
        }
        if (options.wakePort().isPresent()) {
            wake = Optional.of(WakeListener.open(
                    cluster, estate.machines(), options.wakePort().getAsInt()));
        }
    }

    private void follow(String node, Function<Listener, CompletableFuture<Boolean>> how) {
        estate.machines().follow(node);
        Optional.ofNullable(listeners.get(node)).ifPresent(listener -> {
            wear(node, listener);
            CompletableFuture<Boolean> change = how.apply(listener);
            change.exceptionally(failure -> {
                LOG.error("the port of node {} could not follow its fault", node, failure);
                return false;
            });
        });
    }

    /** Shows the node's own certificate or, where that is its trouble, another. */
    private void wear(String node, Listener listener) {
        boolean wrong = cluster.node(node)
                .filter(found -> found.apiTrouble() == ApiTrouble.WRONG_CERTIFICATE)
                .isPresent();
        if (wrong == disguised.contains(node)) {
            return;
        }
        NodeCertificate own = Optional.ofNullable(certificates.get(node)).orElseThrow();
        try {
            listener.tls(tls(wrong ? NodeCertificate.issue(node, cluster.now()) : own));
        } catch (SSLException impossible) {
            throw new IllegalStateException("a certificate of our own cannot be used", impossible);
        }
        if (wrong) {
            disguised.add(node);
        } else {
            disguised.remove(node);
        }
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
    private static String secret(String purpose, long seed) {
        return UUID.nameUUIDFromBytes(("jarvis simulator " + purpose + seed).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
