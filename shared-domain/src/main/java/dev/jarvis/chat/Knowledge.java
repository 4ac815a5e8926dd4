package dev.jarvis.chat;

import dev.jarvis.feed.Excerpt;
import dev.jarvis.feed.Headlines;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.Preference;
import dev.jarvis.monitor.ClusterStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a context is made of, read at one moment.
 *
 * @param now that moment
 * @param status empty before the first reading
 * @param lastHour what happened in it
 * @param actions what was done without a person, newest first, of any age
 */
record Knowledge(
        Instant now,
        Optional<ClusterStatus> status,
        Headlines.Lately lastHour,
        Headlines.Unresolved unresolved,
        Excerpt<AutonomyAction> actions,
        Excerpt<Preference> preferences) {}
