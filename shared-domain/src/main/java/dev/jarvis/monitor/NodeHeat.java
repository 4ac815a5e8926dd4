package dev.jarvis.monitor;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshError;
import dev.jarvis.ssh.sensors.Sensors;
import dev.jarvis.ssh.sensors.Temperature;
import dev.jarvis.ssh.sensors.Temperatures;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How hot nodes are, asked of all at once over SSH, within one deadline. Without a key to log in with, nobody is asked; a
 * node that refused the login is not asked again for a while. Thread-safe.
 */
@Singleton
final class NodeHeat {

    /** After this all answers that are there are taken, and the other nodes left behind. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** What one node is given: a little less, so that it says itself why it has no answer. */
    private static final Duration OF_ONE_NODE = PATIENCE.minusSeconds(1);

    private final Thermometer thermometer;
    private final RefusedLogins refused;
    private final Duration patience;

    /** What asks one node. */
    interface Thermometer {

        /** Whether there is a key to log in with. */
        boolean isConfigured();

        /** One word that is another as soon as another login would be tried. */
        String mark(NodeName node);

        /** The temperatures of a node; may be interrupted. */
        Temperatures of(NodeName node);
    }

    private record OverSsh(SshClient ssh, Sensors sensors) implements Thermometer {
        @Override
        public boolean isConfigured() {
            return ssh.isConfigured();
        }

        @Override
        public String mark(NodeName node) {
            return ssh.loginMark(node);
        }

        @Override
        public Temperatures of(NodeName node) {
            return sensors.of(node, OF_ONE_NODE);
        }
    }

    @Inject
    NodeHeat(SshClient ssh, Sensors sensors, RefusedLogins refused) {
        this(new OverSsh(ssh, sensors), refused, PATIENCE);
    }

    NodeHeat(Thermometer thermometer, RefusedLogins refused, Duration patience) {
        this.thermometer = thermometer;
        this.refused = refused;
        this.patience = patience;
    }

    /**
     * What was read.
     *
     * @param hottest the highest temperature of each node that has a sensor, in degrees Celsius
     * @param missing why a node could not be asked, by its name; a node without sensors is not missing anything
     */
    record Read(Map<String, Double> hottest, Map<String, String> missing) {

        static final Read NOTHING = new Read(Map.of(), Map.of());

        Read {
            hottest = Map.copyOf(hottest);
            missing = Map.copyOf(missing);
        }

        OptionalDouble of(String node) {
            var celsius = hottest.get(node);
            return celsius == null ? OptionalDouble.empty() : OptionalDouble.of(celsius);
        }
    }

    /** One node that is being asked. */
    private record Question(NodeName node, String mark, boolean wasRefused, FutureTask<Temperatures> answer) {}

    /** What the nodes say until the deadline; later than that by no more than the database takes. */
    Read of(Collection<NodeName> nodes) {
        if (!thermometer.isConfigured()) {
            return Read.NOTHING;
        }
        var hottest = new TreeMap<String, Double>();
        var missing = new TreeMap<String, String>();
        long deadline = System.nanoTime() + patience.toNanos();
        var noted = refused.noted();
        var questions = nodes.stream()
                .flatMap(node -> asked(node, Optional.ofNullable(noted.get(node.value())), missing).stream())
                .toList();
        for (var question : questions) {
            var node = question.node();
            answer(question, deadline, missing).ifPresent(answer -> {
                remember(question, answer);
                switch (answer) {
                    case Temperatures.Measured(var all) ->
                        hottest(all).ifPresent(celsius -> hottest.put(node.value(), celsius));
                    // The doctor says it once; a pass that says it every time would hide what is new.
                    case Temperatures.NotInstalled _ -> {}
                    case Temperatures.Unreadable unreadable -> missing.put(node.value(), unreadable.text());
                    case Temperatures.NotAsked(var error) -> missing.put(node.value(), error.text());
                }
            });
        }
        return new Read(hottest, missing);
    }

    /** Begins to ask, unless the node has refused the same login a short while ago. */
    private Optional<Question> asked(
            NodeName node, Optional<RefusedLogins.Refused> noted, Map<String, String> missing) {
        var mark = thermometer.mark(node);
        var reason = refused.inForce(noted, mark);
        if (reason.isPresent()) {
            missing.put(node.value(), reason.get());
            return Optional.empty();
        }
        var task = new FutureTask<>(() -> thermometer.of(node));
        Thread.ofVirtual().name("node-heat").start(task);
        return Optional.of(new Question(node, mark, noted.isPresent(), task));
    }

    /** The answer; empty, and the node among the missing, when there is none in time. */
    private Optional<Temperatures> answer(Question question, long deadline, Map<String, String> missing) {
        var node = question.node().value();
        try {
            return Optional.of(question.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            missing.put(node, unread(node, "no answer within " + patience.toMillis() + " ms"));
        } catch (ExecutionException failed) {
            // A defect that shows with one node is told as this node's, and costs the others nothing.
            missing.put(node, unread(node, String.valueOf(failed.getCause())));
        } catch (InterruptedException ended) {
            // Stays set, so that those that follow are not waited for either.
            Thread.currentThread().interrupt();
            missing.put(node, unread(node, "the pass was ended"));
        } finally {
            // Whoever still asks is woken, and ends; nothing happens to one that is done.
            question.answer().cancel(true);
        }
        return Optional.empty();
    }

    private static String unread(String node, String reason) {
        return new Temperatures.Unreadable(node, reason).text();
    }

    private void remember(Question question, Temperatures answer) {
        switch (answer) {
            case Temperatures.NotAsked(var error) -> {
                if (needsAPerson(error)) {
                    refused.refused(question.node(), question.mark(), error.text());
                }
            }
            case Temperatures.Measured _, Temperatures.NotInstalled _, Temperatures.Unreadable _ -> {
                if (question.wasRefused()) {
                    refused.letIn(question.node());
                }
            }
        }
    }

    /** Whether the same login would be refused again until somebody has changed something. */
    private static boolean needsAPerson(SshError error) {
        return switch (error) {
            case SshError.NotAuthorised _,
                    SshError.HostKeyUnknown _,
                    SshError.HostKeyChanged _,
                    SshError.HostKeyRevoked _,
                    SshError.KeyUnusable _ -> true;
            case SshError.NotConfigured _,
                    SshError.KnownHostsUnusable _,
                    SshError.NoCommonAlgorithm _,
                    SshError.Unreachable _,
                    SshError.Refused _,
                    SshError.TimedOut _,
                    SshError.Interrupted _ -> false;
        };
    }

    private static OptionalDouble hottest(List<Temperature> sensors) {
        return sensors.stream()
                .map(Temperature::celsius)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }
}
