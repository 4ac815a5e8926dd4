package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.Guest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A backup job as it stands in the cluster's configuration: its id, and its options as text. A pure value. */
public record BackupJob(String id, Map<String, String> options) {

    /** Keeps the options as they are now, in their order. */
    public BackupJob {
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Whether it runs at its times. */
    public boolean enabled() {
        return !"0".equals(options.getOrDefault("enabled", "1"));
    }

    /** An option's text. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Its times; empty when they are in a notation that the simulator does not understand. */
    public Optional<CalendarEvent> schedule() {
        return option("schedule").flatMap(CalendarEvent::parse);
    }

    /** Whether it is meant for this node: for its one node, or for all. */
    public boolean runsOn(String node) {
        return option("node").map(node::equals).orElse(true);
    }

    /** Whether it backs this guest up. */
    public boolean includes(Guest guest) {
        return choice().test(guest);
    }

    /** Which guests it backs up; read once, for many guests. */
    public Predicate<Guest> choice() {
        boolean all = "1".equals(options.getOrDefault("all", "0"));
        Set<Integer> listed = all ? vmids("exclude") : named();
        return guest ->
                runsOn(guest.spec().node()) && listed.contains(guest.spec().vmid()) != all;
    }

    /** The guests that it names one by one, there or not. */
    public Set<Integer> named() {
        return vmids("vmid");
    }

    private Set<Integer> vmids(String option) {
        return option(option).stream()
                .flatMap(text -> Arrays.stream(text.split("[,; ]+", -1)))
                .filter(word -> word.matches("\\d{3,9}"))
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
