package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpidTest {

    @Test
    void quirk27_partsOfAToken() {
        var upid = Upid.parse("UPID:pve-1:000A1B2C:0123ABCD:65A00000:hastart:101:root@pam!jarvis:");

        assertEquals(new NodeName("pve-1"), upid.node());
        assertEquals(Instant.ofEpochSecond(0x65A00000L), upid.start());
        assertEquals("101", upid.id());
        assertEquals("root@pam", upid.user());
        assertEquals(Optional.of("jarvis"), upid.tokenId());
        assertTrue(upid.isRequestToHa());
    }

    @Test
    void quirk27_partsOfAUser_withANineDigitStart_andNoId() {
        var upid = Upid.parse("UPID:pve:000A1B2C:10123ABCD:65A00000:vzdump::root@pam:");

        assertEquals("", upid.id());
        assertEquals(Optional.empty(), upid.tokenId());
        assertFalse(upid.isRequestToHa());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UPID:",
                "UPID:pve:000A1B2C:0123ABCD:65A00000:qmstart:101:root@pam",
                "UPID:../etc:000A1B2C:0123ABCD:65A00000:qmstart:101:root@pam:",
                "UPID:pve:A1B2C:0123ABCD:65A00000:qmstart:101:root@pam:",
                "UPID:pve:000A1B2C:0123ABCD:65A00000:qmstart:101:root@pam:\n"
            })
    void anythingElse_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Upid.parse(text));
    }
}
