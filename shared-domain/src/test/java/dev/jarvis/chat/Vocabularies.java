package dev.jarvis.chat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Vocabularies that are published, to hold the bound against. */
final class Vocabularies {

    /** How Qwen 2.5 splits a text before it merges: as cl100k_base does, but digit by digit. */
    private static final Pattern QWEN_WORDS =
            Pattern.compile("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

    private static final Pattern HALF_PAIR = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    private static final Encoding CL100K = REGISTRY.getEncoding(EncodingType.CL100K_BASE);
    private static final Encoding O200K = REGISTRY.getEncoding(EncodingType.O200K_BASE);

    private Vocabularies() {}

    /** Each by its name. */
    static final Map<String, TokenCount> ALL = Map.of(
            "cl100k_base (GPT-4, Llama 3)",
            text -> CL100K.countTokensOrdinary(sent(text)),
            "o200k_base (GPT-4o)",
            text -> O200K.countTokensOrdinary(sent(text)),
            "Qwen 2.5",
            Vocabularies::qwen);

    /**
     * Qwen's merges begin with those of cl100k_base, without the numbers; what it adds comes later and can only join more.
     */
    private static int qwen(String text) {
        return QWEN_WORDS
                .matcher(Normalizer.normalize(sent(text), Normalizer.Form.NFC))
                .results()
                .mapToInt(word -> CL100K.countTokensOrdinary(word.group()))
                .sum();
    }

    /** A text as it leaves Java: half of a surrogate pair is no character, and sent as U+FFFD. */
    static String sent(String text) {
        return HALF_PAIR.matcher(text).replaceAll("\uFFFD");
    }

    /** The place of each token of cl100k_base, its bytes as ISO 8859-1. */
    static Map<String, Integer> ranks() {
        var ranks = new HashMap<String, Integer>();
        var file = Encodings.class.getResourceAsStream("/com/knuddels/jtokkit/cl100k_base.tiktoken");
        if (file == null) {
            throw new IllegalStateException("the library has no cl100k_base.tiktoken");
        }
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = line.split(" ", -1);
                var token = new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.ISO_8859_1);
                ranks.put(token, Integer.valueOf(parts[1]));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ranks;
    }
}
