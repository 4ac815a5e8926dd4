package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.proxmox.ProxmoxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

    @Test
    void all_areAskedAtOnce() {
        var everybody = new CountDownLatch(3);
        var gathered = Gathering.of(List.of("a", "b", "c"), Function.identity(), name -> {
            everybody.countDown();
            awaits(everybody);
            return name + "!";
        });
        assertEquals(Map.of("a", "a!", "b", "b!", "c", "c!"), gathered.found());
        assertEquals(Optional.empty(), gathered.missingInWords());
    }

    /** Three are under way, and wait until a fourth would have come. */
    @Test
    void noMoreAreAskedAtOnce_thanThereArePlaces() throws Exception {
        var begun = new LinkedBlockingQueue<String>();
        var goOn = new CountDownLatch(1);
        var names = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var gathering = threads.submit(() -> Gathering.of(
                    names,
                    Function.identity(),
                    name -> {
                        begun.add(name);
                        awaits(goOn);
                        return name;
                    },
                    3));
            for (int place = 0; place < 3; place++) {
                begun.take();
            }
            assertNull(begun.poll(100, TimeUnit.MILLISECONDS));
            goOn.countDown();
            assertEquals(20, gathering.get().found().size());
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
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
