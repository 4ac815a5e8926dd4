package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxmoxBeansTest {

    @Test
    void settingsOfTheConfiguration_makeTheClient() {
        try (var server = new ScriptedProxmox().on("GET /version", Reply.data("{\"version\":\"9.1.2\"}"));
                var context = ApplicationContext.builder()
                        .properties(Map.of(
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
            assertEquals("9.1.2", context.getBean(ProxmoxClient.class).version().version());
        }
    }

    @Test
    void withoutNodes_askingForTheClientSaysSo() {
        try (var context = ApplicationContext.run()) {
            var refused = assertThrows(BeanInstantiationException.class, () -> context.getBean(ProxmoxClient.class));
            assertTrue(String.valueOf(refused.getMessage()).contains("PROXMOX_NODES is not set"), refused.getMessage());
        }
    }
}
