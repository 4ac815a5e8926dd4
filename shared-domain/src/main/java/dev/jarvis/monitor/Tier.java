package dev.jarvis.monitor;

import dev.jarvis.database.Transactions;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.proxmox.ProxmoxError;
import java.time.Duration;
import java.util.Optional;

/** One polling tier: what it looks at, and how often. It keeps nothing between passes but what it writes. */
public interface Tier {

    /** Its name on the command line and in {@code job_runs}: {@code critical}. */
    String name();

    /** How often it should run. */
    Duration every();

    /**
     * Looks once and decides; writes nothing by itself, but may forget what is too old in commits of their own. A cluster
     * that could not be read at all is a failed look, not an exception.
     */
    Look look();

    /**
     * What came of looking.
     *
     * @param missing what could not be read, in words; absent when nothing was missing
     * @param trouble of a failed look, the kind of it, which stays the same while its words change; else empty
     * @param summary one line for the person who started the pass
     * @param writes what goes into the pass's one commit
     */
    record Look(
            Outcome outcome,
            Optional<String> missing,
            String trouble,
            String summary,
            long apiCalls,
            Transactions.Step writes) {

        /** A look that saw the cluster, or most of it. */
        public Look(
                Outcome outcome, Optional<String> missing, String summary, long apiCalls, Transactions.Step writes) {
            this(outcome, missing, "", summary, apiCalls, writes);
        }

        /** Whether it failed for what no tier can be alone with: a token that is refused. */
        boolean befallsTheCluster() {
            return trouble.equals(ProxmoxError.Unauthorised.class.getSimpleName());
        }

        /** The cluster could not be read at all. */
        public static Look failed(ProxmoxError error, long apiCalls) {
            return failed(error.getClass().getSimpleName(), error.text(), apiCalls);
        }

        /** The cluster could not be read at all, for a reason of this kind. */
        public static Look failed(String kind, String why, long apiCalls) {
            return new Look(Outcome.FAILED, Optional.of(why), kind, why, apiCalls, _ -> {});
        }
    }
}
