package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.proxmox.ProxmoxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GatheringTest {

    @Test
    void all_areAskedAtOnce() {
        var everybody = new CountDownLatch(3);
        var gathered = Gathering.of(List.of("a", "b", "c"), Function.identity(), name -> {
            everybody.countDown();
            try {
                everybody.await();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
            return name + "!";
        });
        assertEquals(Map.of("a", "a!", "b", "b!", "c", "c!"), gathered.found());
        assertEquals(Optional.empty(), gathered.missingInWords());
    }

    @Test
    void oneThatFails_isNamed_andHidesNoOther() {
        var gathered = Gathering.of(List.of("b", "a", "c"), Function.identity(), name -> {
            if (!name.equals("c")) {
                throw new ProxmoxException(new ProxmoxError.Failed(500, "no " + name));
            }
            return name;
        });
        assertEquals(Map.of("c", "c"), gathered.found());
        assertEquals(
                Optional.of("a: " + new ProxmoxError.Failed(500, "no a").text() + "; b: "
                        + new ProxmoxError.Failed(500, "no b").text()),
                gathered.missingInWords());
        assertFalse(gathered.retryable());
    }

    @Test
    void oneThatCannotBeReached_mayBeAskedOnceMore() {
        var gathered = Gathering.of(List.of("a", "b"), Function.identity(), name -> {
            throw new ProxmoxException(
                    name.equals("a")
                            ? new ProxmoxError.Unreachable("a", "it hangs", false)
                            : new ProxmoxError.Failed(500, "no b"));
        });
        assertTrue(gathered.retryable());
    }

    @Test
    void defect_isNotTakenForAMissingAnswer() {
        assertThrows(
                IllegalStateException.class,
                () -> Gathering.of(List.of("a"), Function.identity(), _ -> {
                    throw new UnsupportedOperationException("a defect");
                }));
    }
}
