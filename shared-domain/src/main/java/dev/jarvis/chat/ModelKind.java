package dev.jarvis.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of language model that differ in how much they can read. */
@Serdeable
public enum ModelKind {
    /** A small model on the owner's own hardware, such as Qwen 2.5 7B. */
    @JsonProperty("local")
    LOCAL("local"),
    /** A large model over the network. */
    @JsonProperty("claude")
    CLAUDE("claude");

    private final String word;

    ModelKind(String word) {
        this.word = word;
    }

    /** The word that the wire uses. */
    public String word() {
        return word;
    }

    /** Reads a word of the wire; empty when no model is called so. */
    public static Optional<ModelKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
