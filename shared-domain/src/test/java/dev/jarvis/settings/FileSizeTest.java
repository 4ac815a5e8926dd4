package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 kB",
        "3565158, 3.4 MB",
        "128849018880, 120 GB",
        "9223372036854775807, 8192 PB"
    })
    void text_hasAUnitThatFits(long bytes, String text) {
        assertEquals(text, FileSize.text(bytes));
    }
}
