package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import java.time.Instant;
import java.util.Optional;

/**
 * One task, running or ended.
 *
 * @param type qmstart, vzdump, hastop …
 * @param id what it works on, usually a vmid; empty for several guests or none
 * @param user {@code root@pam}, without the token
 * @param end absent while it runs, and where Proxmox does not say
 * @param exitStatus {@code OK}, {@code WARNINGS: n} or the error; absent while it runs
 */
public record Task(
        Upid upid,
        NodeName node,
        String type,
        String id,
        String user,
        Optional<String> tokenId,
        Instant start,
        Optional<Instant> end,
        Optional<String> exitStatus) {

    /** Who started it: {@code root@pam!jarvis} for a token, else the user. */
    public String owner() {
        return tokenId.map(token -> user + "!" + token).orElse(user);
    }

    public boolean isRunning() {
        return exitStatus.isEmpty();
    }

    /** Whether it ended well; warnings are well (PVE::UPID). */
    public boolean isSuccess() {
        return exitStatus
                .filter(status -> status.equals("OK") || status.startsWith("WARNINGS:"))
                .isPresent();
    }

    /** The guest that it works on, where it is about one. */
    public Optional<GuestId> guest() {
        return ClusterReading.guestId(id);
    }
}
