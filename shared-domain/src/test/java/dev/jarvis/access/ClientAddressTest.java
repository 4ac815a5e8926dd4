package dev.jarvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(
            new AccessSettings(Optional.empty(), Optional.empty(), Optional.of("10.0.0.1, 10.0.0.2")));

    @Test
    void stranger_cannotPoseAsSomebodyElse() {
        assertEquals("10.0.0.9", addresses.of("10.0.0.9", Optional.of("192.168.1.1")));
    }

    @Test
    void trustedProxy_namesItsClient_inTheLastEntry() {
        assertEquals("192.168.1.1", addresses.of("10.0.0.1", Optional.of("192.168.1.1")));
        assertEquals("192.168.1.7", addresses.of("10.0.0.2", Optional.of("1.2.3.4, 192.168.1.7 ")));
    }

    @Test
    void trustedProxy_thatNamesNobody_isCountedItself() {
        assertEquals("10.0.0.1", addresses.of("10.0.0.1", Optional.empty()));
        assertEquals("10.0.0.1", addresses.of("10.0.0.1", Optional.of("192.168.1.1, ")));
    }

    @Test
    void nobody_isTrustedUnlessNamed() {
        var none = new ClientAddress(new AccessSettings(Optional.empty(), Optional.empty(), Optional.of(" ")));
        assertEquals("127.0.0.1", none.of("127.0.0.1", Optional.of("192.168.1.1")));
    }
}
