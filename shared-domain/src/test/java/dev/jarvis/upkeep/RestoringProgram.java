package dev.jarvis.upkeep;

import java.nio.file.Path;

/** Restores the backup at its second argument into the database at its first; says when it begins and when it is done. */
final class RestoringProgram {

    private RestoringProgram() {}

    public static void main(String[] files) {
        var restore = Workshop.restore(Path.of(files[0]));
        System.out.println("begins");
        System.out.println(restore.from(Path.of(files[1])).getClass().getSimpleName());
    }
}
