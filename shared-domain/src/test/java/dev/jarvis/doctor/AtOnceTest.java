package dev.jarvis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    /** Each waits for all others: one after the other, the first would wait in vain. */
    @Test
    void looks_areMadeTogether_andAnsweredInTheirOrder() {
        var things = List.of(3, 1, 2, 5, 4);
        var together = new CyclicBarrier(things.size());
        assertEquals(List.of("3", "1", "2", "5", "4"), AtOnce.each(things, thing -> {
            meet(together);
            return thing.toString();
        }));
    }

    @Test
    void nothing_isAnsweredByNothing() {
        assertEquals(List.of(), AtOnce.each(List.of(), Object::toString));
    }

    @Test
    void defectOfOneLook_isThrownAsItIs() {
        var thrown = assertThrows(
                ArithmeticException.class, () -> AtOnce.each(List.of(1, 0, 2), divisor -> Math.floorDiv(4, divisor)));
        assertEquals("/ by zero", thrown.getMessage());
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException("they were not made together", alone);
        }
    }
}
