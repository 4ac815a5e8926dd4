package dev.jarvis.database;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Values in columns of JSON. What was written by {@link #write} is read again by {@link #read}. Thread-safe. */
@Singleton
public final class JsonColumn {

    private final JsonMapper mapper;

    @Inject
    public JsonColumn(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException unwritable) {
            throw new IllegalStateException(
                    "not writable as JSON: " + value.getClass().getName(), unwritable);
        }
    }

    /** Reads a column.
     *
     * @throws DatabaseUnavailable when the column holds something else, as after an edit by hand */
    public <T> T read(String text, Class<T> type) {
        try {
            var value = mapper.readValue(text, type);
            if (value == null) {
                throw new DatabaseUnavailable("a column holds null where a " + type.getSimpleName() + " is expected");
            }
            return value;
        } catch (IOException notJson) {
            throw new DatabaseUnavailable(
                    "a column holds no " + type.getSimpleName() + ": " + notJson.getMessage(), notJson);
        }
    }
}
