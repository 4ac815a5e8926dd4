package dev.jarvis.database;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Reads columns that are read again and again: while one holds the text of the last time, the value of then is answered.
 * That value cannot be out of date, since the text is compared and not its age. Only for types that never change. Keeps one
 * value a column. Thread-safe.
 */
public final class KeptJson {

    private final JsonColumn json;
    private final ConcurrentMap<String, Kept> last = new ConcurrentHashMap<>();

    public KeptJson(JsonColumn json) {
        this.json = json;
    }

    private record Kept(String text, Object value) {}

    /**
     * Reads a column.
     *
     * @param column which one it is: table, row and all
     * @throws DatabaseUnavailable when it holds something else
     */
    public <T> T read(String column, String text, Class<T> type) {
        var kept = last.get(column);
        if (kept != null && kept.text().equals(text) && type.isInstance(kept.value())) {
            return type.cast(kept.value());
        }
        var value = json.read(text, type);
        last.put(column, new Kept(text, value));
        return value;
    }
}
