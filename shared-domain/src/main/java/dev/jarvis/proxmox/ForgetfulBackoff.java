package dev.jarvis.proxmox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers as long as the process lives, which is enough for one that stays. Safe to use from several threads. */
public final class ForgetfulBackoff implements HostBackoff {

    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, Refusal> refusals = new HashMap<>();
    private Optional<String> preferred = Optional.empty();

    @Override
    public synchronized Map<String, Instant> skipped(Instant now) {
        until.values().removeIf(end -> !end.isAfter(now));
        return Map.copyOf(until);
    }

    @Override
    public synchronized Optional<String> preferred() {
        return preferred;
    }

    @Override
    public synchronized void failed(String host, Instant end, String reason) {
        until.put(host, end);
    }

    @Override
    public synchronized List<Refusal> refusals(Instant now) {
        refusals.values().removeIf(refusal -> !refusal.until().isAfter(now));
        return List.copyOf(refusals.values());
    }

    @Override
    public synchronized void refused(Refusal refusal) {
        refusals.put(refusal.host(), refusal);
    }

    @Override
    public synchronized void worked(String host) {
        until.remove(host);
        preferred = Optional.of(host);
    }
}
