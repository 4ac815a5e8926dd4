package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>jarvis</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void text_isTheVersionOfThePom() throws Exception {
        var pom = VERSION.matcher(Files.readString(Path.of("..", "pom.xml")));
        assertEquals(true, pom.find());
        assertEquals(pom.group(1), Version.TEXT);
    }
}
