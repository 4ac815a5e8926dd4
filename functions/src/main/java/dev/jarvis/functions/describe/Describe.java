package dev.jarvis.functions.describe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build: completes the description of the API in a folder of classes, and makes its page. */
public final class Describe {

    /** Where the compiler puts it. */
    private static final String DESCRIPTION = "META-INF/swagger/openapi.yml";

    private static final String PAGE = "docs/index.html";

    private Describe() {}

    /**
     * Does both.
     *
     * @param arguments the folder of classes
     */
    public static void main(String[] arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var file = classes.resolve(DESCRIPTION);
        var yaml = new Absences(Wire.ofThisProgram()).correct(Files.readString(file));
        Files.writeString(file, yaml);
        Files.writeString(classes.resolve(PAGE), DescriptionPage.of(yaml).html());
    }
}
