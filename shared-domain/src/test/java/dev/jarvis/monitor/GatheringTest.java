package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.proxmox.ProxmoxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    void noMoreAreAskedAtOnce_thanThereArePlaces() {
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var names = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        var gathered = Gathering.of(
                names,
                Function.identity(),
                name -> {
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    Thread.yield();
                    under.decrementAndGet();
                    return name;
                },
                3);
        assertEquals(50, gathered.found().size());
        assertTrue(most.get() <= 3, most::toString);
    }

    @Test
    void whatBefallsTheCluster_isSaidForAll() {
        var refused = Gathering.of(List.of("a", "b"), Function.identity(), name -> {
            throw new ProxmoxException(
                    name.equals("a")
                            ? new ProxmoxError.Failed(500, "no a")
                            : new ProxmoxError.Unauthorised("b:8006", "no such token", Optional.empty()));
        });
        assertTrue(refused.failed("nodes", 2).befallsTheCluster());
        var failed = Gathering.of(List.of("a"), Function.identity(), name -> {
            throw new ProxmoxException(new ProxmoxError.Failed(500, "no a"));
        });
        assertEquals("nodes", failed.failed("nodes", 1).trouble());
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
    }

    @Test
    void defectThatOneAnswerBringsOut_isNamedAsOne_andHidesNoOther() {
        var gathered = Gathering.of(List.of("a", "b"), Function.identity(), name -> {
            if (name.equals("a")) {
                throw new UnsupportedOperationException("odd answer");
            }
            return name;
        });
        assertEquals(Map.of("b", "b"), gathered.found());
        var words = gathered.missingInWords().orElseThrow();
        assertTrue(words.contains("a: ") && words.contains("a fault of JARVIS") && words.contains("odd answer"), words);
    }
}
