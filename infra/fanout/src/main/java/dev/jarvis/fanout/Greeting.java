package dev.jarvis.fanout;

import io.micronaut.json.tree.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A client's first frame.
 *
 * @param after the position that it has seen, when it comes back
 * @param epoch the database that the position belongs to
 */
record Greeting(Optional<Long> after, Optional<String> epoch, Set<Topic> topics) {

    private static final int MOST_TOPICS = 16;

    /** Why a frame is no greeting, in words. */
    static final class Senseless extends Exception {
        private static final long serialVersionUID = 1L;

        Senseless(String message) {
            super(message);
        }
    }

    /** Reads a frame; topics that this version does not know are left out, so that newer pages can connect. */
    static Greeting of(JsonNode frame, Set<Topic> offered) throws Senseless {
        if (!frame.isObject()) {
            throw new Senseless("a frame is a JSON object");
        }
        var type = frame.get("type");
        if (type == null || !type.isString() || !type.getStringValue().equals("hello")) {
            throw new Senseless("the first frame has the type hello");
        }
        var payload = frame.get("payload");
        if (payload == null || payload.isNull()) {
            return new Greeting(Optional.empty(), Optional.empty(), offered);
        }
        if (!payload.isObject()) {
            throw new Senseless("the payload of hello is an object");
        }
        return new Greeting(after(payload), epoch(payload), topics(payload, offered));
    }

    private static Optional<Long> after(JsonNode payload) throws Senseless {
        var after = payload.get("after");
        if (after == null || after.isNull()) {
            return Optional.empty();
        }
        if (!after.isNumber() || after.getDoubleValue() < 0 || after.getDoubleValue() != after.getLongValue()) {
            throw new Senseless("after is a whole number from 0, was " + shortened(after));
        }
        return Optional.of(after.getLongValue());
    }

    private static Optional<String> epoch(JsonNode payload) throws Senseless {
        var epoch = payload.get("epoch");
        if (epoch == null || epoch.isNull()) {
            return Optional.empty();
        }
        if (!epoch.isString()) {
            throw new Senseless("epoch is a text, was " + shortened(epoch));
        }
        return Optional.of(epoch.getStringValue());
    }

    private static Set<Topic> topics(JsonNode payload, Set<Topic> offered) throws Senseless {
        var channels = payload.get("channels");
        if (channels == null || channels.isNull()) {
            return offered;
        }
        if (!channels.isArray() || channels.size() > MOST_TOPICS) {
            throw new Senseless("channels is a list of at most " + MOST_TOPICS + " names");
        }
        var wanted = new HashSet<Topic>();
        for (var channel : channels.values()) {
            if (!channel.isString()) {
                throw new Senseless("channels is a list of names, has " + shortened(channel));
            }
            Topic.of(channel.getStringValue()).filter(offered::contains).ifPresent(wanted::add);
        }
        if (wanted.isEmpty() && channels.size() > 0) {
            throw new Senseless("none of the channels is known here: cluster, events, incidents");
        }
        return Set.copyOf(wanted);
    }

    private static String shortened(JsonNode node) {
        var text = node.isValueNode() ? node.coerceStringValue() : node.isArray() ? "a list" : "an object";
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
