package dev.jarvis.functions;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What every refused request is answered with: RFC 9457.
 *
 * @param code a word for programs, such as {@code unknown_node}
 * @param detail a sentence for the person: what was given, and what would be right
 * @param retryable whether the same request may succeed later
 */
@Serdeable
public record Problem(String type, String title, int status, String code, String detail, boolean retryable) {

    /** The media type of these answers. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
