package dev.jarvis.simulator.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values a parameter takes, with Proxmox's own complaint about every other, and how each looks in JSON. */
public sealed interface ValueType {

    /** Proxmox's text for what is wrong; empty when nothing is. */
    Optional<String> complaint(String value);

    /** The value as Proxmox sends it back: numbers as numbers, truth as 0 or 1. */
    default Object onTheWire(String value) {
        return value;
    }

    /** Any text, up to a length. */
    record Text(int longest) implements ValueType {
        /** Of any length. */
        public static final Text ANY = new Text(java.lang.Integer.MAX_VALUE);

        @Override
        public Optional<String> complaint(String value) {
            return value.length() <= longest
                    ? Optional.empty()
                    : Optional.of("value may only be " + longest + " characters long");
        }
    }

    /** Several texts, separated by the character 0 as in Proxmox's own reading of repeated names. */
    enum Texts implements ValueType {
        TEXTS;

        @Override
        public Optional<String> complaint(String value) {
            return Optional.empty();
        }
    }

    /** 0, 1, on, off, yes, no, true or false. */
    enum Truth implements ValueType {
        TRUTH;

        private static final Pattern FORM = Pattern.compile("1|on|yes|true|0|off|no|false", Pattern.CASE_INSENSITIVE);

        @Override
        public Optional<String> complaint(String value) {
            return FORM.matcher(value).matches() ? Optional.empty() : wrongType("boolean", value);
        }

        @Override
        public Object onTheWire(String value) {
            return isTrue(value) ? 1 : 0;
        }

        /** Whether Proxmox reads this as true. */
        static boolean isTrue(String value) {
            return value.matches("(?i)1|on|yes|true");
        }
    }

    /** A whole number within bounds. */
    record Whole(long minimum, long maximum) implements ValueType {

        private static final Pattern FORM = Pattern.compile("[+-]?\\d+");

        @Override
        public Optional<String> complaint(String value) {
            if (!FORM.matcher(value).matches() || value.length() > 18) {
                return wrongType("integer", value);
            }
            long number = Long.parseLong(value);
            if (number < minimum) {
                return Optional.of("value must have a minimum value of " + minimum);
            }
            return number > maximum ? Optional.of("value must have a maximum value of " + maximum) : Optional.empty();
        }

        @Override
        public Object onTheWire(String value) {
            return Long.valueOf(value);
        }
    }

    /** A number within bounds. */
    record Fraction(double minimum, double maximum) implements ValueType {

        private static final Pattern FORM = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

        @Override
        public Optional<String> complaint(String value) {
            if (!FORM.matcher(value).matches()) {
                return wrongType("number", value);
            }
            double number = Double.parseDouble(value);
            if (number < minimum) {
                return Optional.of("value must have a minimum value of " + bound(minimum));
            }
            return number > maximum
                    ? Optional.of("value must have a maximum value of " + bound(maximum))
                    : Optional.empty();
        }

        @Override
        public Object onTheWire(String value) {
            double number = Double.parseDouble(value);
            return number == Math.rint(number) ? (Object) (long) number : (Object) number;
        }

        private static String bound(double bound) {
            return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements ValueType {
        /** Keeps the words as they are now. */
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public Optional<String> complaint(String value) {
            return words.contains(value)
                    ? Optional.empty()
                    : Optional.of("value '" + value + "' does not have a value in the enumeration '"
                            + String.join(", ", words) + "'");
        }
    }

    private static Optional<String> wrongType(String type, String value) {
        return Optional.of("type check ('" + type + "') failed - got '" + value + "'");
    }
}
