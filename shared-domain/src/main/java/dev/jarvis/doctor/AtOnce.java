package dev.jarvis.doctor;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Looks at several things at once, a virtual thread each, so that one that hangs costs the others nothing. */
public final class AtOnce {

    private AtOnce() {}

    /** What was found about each, in their order; what one look throws is thrown. */
    public static <T, R> List<R> each(Collection<T> things, Function<T, R> look) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = things.stream()
                    .map(thing -> threads.submit((Callable<R>) () -> look.apply(thing)))
                    .toList();
            return asked.stream().map(AtOnce::found).toList();
        }
    }

    private static <R> R found(Future<R> asked) {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the examination was ended", ended);
        }
    }
}
