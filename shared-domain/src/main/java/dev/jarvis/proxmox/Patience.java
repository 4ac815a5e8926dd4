package dev.jarvis.proxmox;

import java.util.Optional;
import java.util.function.Supplier;

/** Which failures of a look are no answer yet. */
final class Patience {

    private Patience() {}

    /** Empty when the answer may still come: the host is gone for a moment. */
    static <T> Optional<T> unlessTemporary(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ProxmoxException failure) {
            if (failure.error().retryable()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Empty when what is asked about is not there: it has moved, or it is gone. */
    static <T> Optional<T> ifPresent(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ProxmoxException failure) {
            if (failure.error() instanceof ProxmoxError.NotFound) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Empty when it is not there, or when the node where it should be is gone: it may live elsewhere by now. */
    static <T> Optional<T> ifHere(Supplier<T> call) {
        try {
            return ifPresent(call);
        } catch (ProxmoxException failure) {
            if (failure.error() instanceof ProxmoxError.NodeOffline) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
