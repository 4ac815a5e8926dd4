package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.ActionStore;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.NewAction;
import dev.jarvis.memory.PreferenceStore;
import dev.jarvis.monitor.Seed;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rows that the real stores wrote to the text, by the beans that a process has. */
class ContextBuilderTest {

    private ApplicationContext context;
    private Seed seed;
    private String cluster;
    private ContextBuilder builder;

    @BeforeEach
    void start(@TempDir Path folder) {
        var environment = Map.of("DB_PATH", folder.resolve("jarvis.db").toString(), "JARVIS_SETTINGS", "none");
        context = Launch.start(Settings.of(environment, new Properties()), Map.of());
        seed = new Seed(context);
        cluster = context.getBean(ClusterIdentity.class).id();
        builder = context.getBean(ContextBuilder.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void whatIsRemembered_isTold() {
        seed.reading(Seed.smallCluster());
        seed.event("Guest started");
        long incident = seed.openIncident("pve2");
        act("CT_CRASHED:101", incident);
        prefer("language", "English");

        var text = builder.build(cluster, ModelKind.CLAUDE).markdown();
        assertTrue(text.contains("DEMO CLUSTER"), text);
        assertTrue(text.contains("cluster homelab\n- pve2 online"), text);
        assertTrue(text.contains("- 100 plex VM on pve1 running"), text);
        assertTrue(text.contains("- tank dir shared available used 25% of 4 GiB"), text);
        assertTrue(text.contains("info monitor: \"Guest started: as it happened\""), text);
        assertTrue(text.contains("critical monitor on pve2: \"pve2 does not answer: no answer twice\""), text);
        assertTrue(text.contains("success: restart_guest for \"CT_CRASHED:101\" on pve1, attempt 1"), text);
        assertTrue(text.contains("- language: \"English\""), text);
        assertFalse(text.contains("Left out"), text);
    }

    @Test
    void emptyMemory_isSaid_notInvented() {
        for (var model : ModelKind.values()) {
            var made = builder.build(cluster, model);
            assertEquals(model, made.model());
            assertTrue(made.markdown().contains("Nothing is known of the cluster: it was never read."));
            assertFalse(made.markdown().contains("```"), made.markdown());
        }
    }

    @Test
    void otherClusters_areNotTold() {
        seed.event(NewEvent.status(seed.now(), "elsewhere", Severity.CRITICAL, "Strange alert", "there")
                .as(EventType.ALERT));
        assertFalse(builder.build(cluster, ModelKind.CLAUDE).markdown().contains("Strange"));
        assertTrue(builder.build("elsewhere", ModelKind.CLAUDE).markdown().contains("Strange"));
    }

    @Test
    void moreActionsThanAreRead_areCountedAsLeftOut() {
        long incident = seed.openIncident("pve1");
        for (int number = 0; number < 150; number++) {
            act("CT_CRASHED:" + number, incident);
        }
        var text = builder.build(cluster, ModelKind.LOCAL).markdown();
        assertTrue(text.contains("CT_CRASHED:149") && text.contains("CT_CRASHED:148"), text);
        assertTrue(text.contains("Left out: actions 98 or more."), text);
    }

    private void act(String key, long incident) {
        var action = new NewAction(
                seed.now(),
                cluster,
                key,
                incident,
                "ct-restart",
                "CT_CRASHED",
                "restart_guest",
                Optional.empty(),
                AutonomyAction.Outcome.SUCCESS,
                Optional.empty(),
                Optional.of("running after 4 s"),
                3,
                Optional.of("pve1"),
                1,
                false,
                false);
        context.getBean(Transactions.class)
                .run(connection -> context.getBean(ActionStore.class).save(connection, action));
    }

    private void prefer(String key, String value) {
        context.getBean(Transactions.class)
                .run(connection ->
                        context.getBean(PreferenceStore.class).set(connection, cluster, key, value, seed.now()));
    }
}
