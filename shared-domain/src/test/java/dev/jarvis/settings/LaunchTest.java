package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LaunchTest {

    private static final ListenAddress ADDRESS = new ListenAddress("127.0.0.1", 4000, "PORT");

    @Test
    void invalidSetting_isExplainedHoweverDeepItLies() {
        var failure =
                new IllegalStateException("bean", new RuntimeException("wrapped", new InvalidSetting("PORT is x")));
        assertEquals(Optional.of("PORT is x"), Launch.explain(failure, Optional.of(ADDRESS)));
    }

    @Test
    void takenPort_isExplainedWithTheAddress() {
        var failure = new IllegalStateException("server", new BindException("Address already in use"));
        assertEquals(
                Optional.of("127.0.0.1:4000 cannot be listened on (Address already in use): stop what uses it, or"
                        + " choose another port with PORT"),
                Launch.explain(failure, Optional.of(ADDRESS)));
    }

    @Test
    void defect_isNotExplained() {
        assertEquals(Optional.empty(), Launch.explain(new IllegalStateException("why"), Optional.of(ADDRESS)));
    }

    @Test
    void context_seesTheSettingsAndNothingElse() {
        var settings = Settings.of(Map.of("JARVIS_CLUSTER", "attic"), new Properties());
        try (var context = Launch.start(settings, Map.of())) {
            assertEquals("attic", context.getBean(ClusterIdentity.class).id());
            assertTrue(context.getBean(ClusterIdentity.class).isDemo());
            assertFalse(context.containsProperty("java.class.path.of.nobody"));
            assertFalse(context.containsProperty("PATH"));
        }
    }

    @Test
    void cluster_isHomeOnceProxmoxIsConfigured() {
        var settings = Settings.of(Map.of("PROXMOX_NODES", "pve"), new Properties());
        try (var context = Launch.start(settings, Map.of())) {
            assertEquals("home", context.getBean(ClusterIdentity.class).id());
            assertFalse(context.getBean(ClusterIdentity.class).isDemo());
        }
    }
}
