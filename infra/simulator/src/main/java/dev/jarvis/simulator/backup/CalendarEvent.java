package dev.jarvis.simulator.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When something happens again and again, in the part of systemd's notation that Proxmox's own dialogs write: days of the
 * week and a time, as {@code 02:30}, {@code sat 03:00}, {@code mon..fri 22:00}, {@code daily}, every six hours. A pure value.
 */
public record CalendarEvent(Set<DayOfWeek> days, Set<Integer> hours, Set<Integer> minutes) {

    private static final Map<String, String> NAMED = Map.of(
            "minutely", "*:*",
            "hourly", "*:00",
            "daily", "00:00",
            "weekly", "mon 00:00",
            "workdays", "mon..fri 00:00");
    private static final List<String> DAY_NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Keeps the sets as they are now. */
    public CalendarEvent {
        days = Set.copyOf(days);
        hours = Set.copyOf(hours);
        minutes = Set.copyOf(minutes);
    }

    /** Reads the notation; empty when it is not in the part that is understood. */
    public static Optional<CalendarEvent> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        String[] words = NAMED.getOrDefault(plain, plain).split("\\s+", -1);
        Optional<Set<DayOfWeek>> days =
                words.length == 2 ? days(words[0]) : Optional.of(EnumSet.allOf(DayOfWeek.class));
        if (words.length > 2 || days.isEmpty()) {
            return Optional.empty();
        }
        String[] time = words[words.length - 1].split(":", -1);
        if (time.length > 2) {
            return Optional.empty();
        }
        // A lone value counts minutes.
        Optional<Set<Integer>> hours = time.length == 2 ? values(time[0], 24) : values("*", 24);
        Optional<Set<Integer>> minutes = values(time[time.length - 1], 60);
        return hours.isPresent() && minutes.isPresent()
                ? Optional.of(new CalendarEvent(days.get(), hours.get(), minutes.get()))
                : Optional.empty();
    }

    /** The first time after this moment, as the clocks of the house show it. */
    public Instant after(Instant moment) {
        ZonedDateTime day =
                moment.atZone(dev.jarvis.simulator.node.LocalTime.ZONE).truncatedTo(ChronoUnit.DAYS);
        for (int ahead = 0; ahead <= 8; ahead++) {
            ZonedDateTime date = day.plusDays(ahead);
            if (days.contains(date.getDayOfWeek())) {
                for (int hour : new TreeSet<>(hours)) {
                    for (int minute : new TreeSet<>(minutes)) {
                        Instant candidate =
                                date.with(LocalTime.of(hour, minute)).toInstant();
                        if (candidate.isAfter(moment)) {
                            return candidate;
                        }
                    }
                }
            }
        }
        throw new IllegalStateException("a week has every day, hour and minute: " + this);
    }

    private static Optional<Set<DayOfWeek>> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("\\.\\.", -1);
            int first = DAY_NAMES.indexOf(ends[0]);
            int last = DAY_NAMES.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < first || ends.length > 2) {
                return Optional.empty();
            }
            for (int index = first; index <= last; index++) {
                days.add(DayOfWeek.of(index + 1));
            }
        }
        return Optional.of(days);
    }

    private static Optional<Set<Integer>> values(String text, int limit) {
        List<Integer> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] step = part.split("/", -1);
            String[] range = step[0].split("\\.\\.", -1);
            int every = step.length > 1 ? number(step[1]) : 1;
            int first = range[0].equals("*") ? 0 : number(range[0]);
            boolean open = range[0].equals("*") || step.length > 1;
            int last = range.length > 1 ? number(range[1]) : open ? limit - 1 : first;
            if (step.length > 2 || range.length > 2 || every < 1 || first < 0 || last < first || last >= limit) {
                return Optional.empty();
            }
            for (int value = first; value <= last; value += every) {
                values.add(value);
            }
        }
        return Optional.of(Set.copyOf(values));
    }

    private static int number(String text) {
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
    }
}
