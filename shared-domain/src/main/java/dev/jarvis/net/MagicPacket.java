package dev.jarvis.net;

import java.nio.ByteBuffer;

/**
 * What a sleeping card waits for: six bytes FF and sixteen times its own address (AMD, Magic Packet Technology, publication
 * 20213, 1995).
 */
final class MagicPacket {

    private static final int REPETITIONS = 16;
    private static final byte[] SYNCHRONISATION = {-1, -1, -1, -1, -1, -1};

    private MagicPacket() {}

    /** The 102 bytes that wake this card. */
    static byte[] waking(MacAddress card) {
        var address = card.bytes();
        var packet = ByteBuffer.allocate(SYNCHRONISATION.length + REPETITIONS * address.length);
        packet.put(SYNCHRONISATION);
        for (int index = 0; index < REPETITIONS; index++) {
            packet.put(address);
        }
        return packet.array();
    }
}
