package dev.jarvis.settings;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Which cluster this JARVIS looks after: the value of {@code cluster} in every row. Without a configured Proxmox it is
 * the simulated one, whose rows stay apart from those of the real cluster that is configured later.
 */
@Singleton
public final class ClusterIdentity {

    private static final String DEMO = "demo";
    private static final String DEFAULT = "home";

    private final String id;
    private final boolean demo;

    @Inject
    ClusterIdentity(
            @Value("${jarvis.cluster}") Optional<String> configured,
            @Value("${proxmox.nodes}") Optional<String> nodes,
            @Value("${jarvis.demo}") boolean simulated) {
        this.demo = simulated || nodes.filter(text -> !text.isBlank()).isEmpty();
        this.id = configured.filter(text -> !text.isBlank()).orElse(demo ? DEMO : DEFAULT);
    }

    /** The value of the column {@code cluster}. */
    public String id() {
        return id;
    }

    /** Whether what is watched is the simulator: screens say DEMO CLUSTER. */
    public boolean isDemo() {
        return demo;
    }
}
