package dev.jarvis.doctor;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/**
 * What was found about one thing.
 *
 * @param text in plain words, with the value and what was expected
 * @param remedy commands or settings that mend it, in their order; empty where nothing needs mending or the text says all
 */
@Serdeable
public record Diagnosis(Verdict verdict, String text, List<String> remedy) {

    /** How bad it is. */
    @Serdeable
    public enum Verdict {
        /** As it should be. */
        OK,
        /** Not used, or not looked at; nothing is wrong with that. */
        NOTE,
        /** JARVIS works, and could do more or for longer. */
        WARNING,
        /** Something that JARVIS is there for does not work. */
        FAULT;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Diagnosis {
        remedy = List.copyOf(remedy);
    }

    public static Diagnosis ok(String text) {
        return new Diagnosis(Verdict.OK, text, List.of());
    }

    public static Diagnosis note(String text) {
        return new Diagnosis(Verdict.NOTE, text, List.of());
    }

    public static Diagnosis warning(String text, String... remedy) {
        return new Diagnosis(Verdict.WARNING, text, List.of(remedy));
    }

    public static Diagnosis fault(String text, String... remedy) {
        return new Diagnosis(Verdict.FAULT, text, List.of(remedy));
    }
}
