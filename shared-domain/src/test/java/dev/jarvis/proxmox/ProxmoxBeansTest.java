package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import dev.jarvis.settings.Launch;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxmoxBeansTest {

    @Test
    void settingsOfTheConfiguration_makeTheClient(@TempDir Path folder) {
        try (var server = new ScriptedProxmox().on("GET /version", Reply.data("{\"version\":\"9.1.2\"}"));
                var context = ApplicationContext.builder()
                        .properties(Map.of(
                                "jarvis.database.path",
                                folder.resolve("jarvis.db").toString(),
                                "proxmox.nodes",
                                server.host(),
                                "proxmox.token-id",
                                Connected.TOKEN_ID,
                                "proxmox.token-secret",
                                Connected.SECRET,
                                "proxmox.fingerprints",
                                "pve1=" + server.fingerprint()))
                        .start()) {
            context.registerSingleton(InstantSource.class, InstantSource.system());
            assertEquals(
                    "9.1.2",
                    context.getBean(ProxmoxClient.class).cluster().version().version());
        }
    }

    @Test
    void withoutNodes_askingForTheClient_saysWhatToSet() {
        try (var context = ApplicationContext.run()) {
            var refused = assertThrows(RuntimeException.class, () -> context.getBean(ProxmoxClient.class));
            assertEquals(
                    Optional.of("PROXMOX_NODES is not set: name the hosts of the cluster as host[:port],…"),
                    Launch.explain(refused, Optional.empty()));
        }
    }
}
