package dev.jarvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://jarvis.lan:4000,  jarvis.lan:4000, true",
        "http://JARVIS.lan:4000,  jarvis.lan:4000, true",
        "https://jarvis.lan,      jarvis.lan,      true",
        ",                        jarvis.lan:4000, true",
        ",                        ,                true",
        "http://jarvis.lan:8080,  jarvis.lan:4000, false",
        "http://jarvis.lan,       jarvis.lan:4000, false",
        "http://evil.example,     jarvis.lan:4000, false",
        "http://jarvis.lan:4000@evil.example, jarvis.lan:4000, false",
        "http://evil.example/jarvis.lan:4000, jarvis.lan:4000, false",
        "null,                    jarvis.lan:4000, false",
        "'%%% senseless',         jarvis.lan:4000, false",
        "http://jarvis.lan:4000,  ,                false",
    })
    void origin_isOurs_whenItNamesTheHostAndPortThatWasAsked(String origin, String host, boolean ours) {
        assertEquals(ours, Origins.isOurs(Optional.ofNullable(origin), Optional.ofNullable(host)));
    }
}
