package dev.jarvis.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the lines that fit. First each topic fills its share, so that a flood of one cannot drown the others; then what
 * is left goes to the most important. Pure.
 */
final class Packing {

    private final TokenCount tokens;
    private int room;

    private Packing(int room, TokenCount tokens) {
        this.room = room;
        this.tokens = tokens;
    }

    /** A group, and the lines of it that fit. */
    record Packed(Group group, List<String> lines) {

        /** How many things of it have no line. */
        int leftOut() {
            return group.total() - lines.size();
        }
    }

    /**
     * The lines of each group that fit, in the groups' order.
     *
     * @param groups the most important first
     * @param room in tokens
     */
    static List<Packed> of(List<Group> groups, int room, TokenCount tokens) {
        var packing = new Packing(room, tokens);
        var packed = groups.stream()
                .map(group -> new Packed(group, new ArrayList<>()))
                .toList();
        packed.forEach(
                each -> packing.fill(each, (int) (room * each.group().topic().share())));
        packed.forEach(each -> packing.fill(each, packing.room));
        return packed;
    }

    /** A line that does not fit ends it: what is less important never takes the place of what is more so. */
    private void fill(Packed packed, int share) {
        int left = Math.min(share, room);
        while (packed.lines.size() < packed.group.listed()) {
            var line = packed.group.line().apply(packed.lines.size());
            int cost = tokens.of(line + "\n");
            if (cost > left) {
                return;
            }
            packed.lines.add(line);
            left -= cost;
            room -= cost;
        }
    }
}
