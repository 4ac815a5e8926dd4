package dev.jarvis.proxmox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a cluster's hosts, so that a process that forgets neither hammers a dead host, nor starts with
 * it, nor repeats a login that fails. Hosts are named by {@link ProxmoxHost#key}. Implementations are safe to use from
 * several threads. It is told of changes alone: a host that goes on working is reported once.
 */
public interface HostBackoff {

    /** The hosts that are not to be asked now, each with the time at which its skip ends. */
    Map<String, Instant> skipped(Instant now);

    /** The host that worked last, which is tried first. */
    Optional<String> preferred();

    /** This host failed and is not to be asked before {@code until}. */
    void failed(String host, Instant until, String reason);

    /** This host answered, and was not known to be the one that worked last. Ends its skip. */
    void worked(String host);

    /** The tokens that are not to be sent now. */
    List<Refusal> refusals(Instant now);

    /** A host refused a token (401). Takes the place of what was known of that host; one whose time is over ends it. */
    void refused(Refusal refusal);
}
