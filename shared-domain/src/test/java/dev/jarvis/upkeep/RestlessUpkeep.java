package dev.jarvis.upkeep;

import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Another process that backs up or restores without end, and says {@code ready} before and a line after each. Its arguments
 * are what it does, the database, and the target of the backups or the backups to restore in turn.
 */
final class RestlessUpkeep {

    private RestlessUpkeep() {}

    public static void main(String[] arguments) {
        var live = Path.of(arguments[1]);
        var files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        var backup = Workshop.backup(live);
        var restore = Workshop.restore(
                TestDatabase.notYetOpened(live), TestDatabase.bean(Examiner.class), InstantSource.system());
        System.out.println("ready");
        for (int count = 0; ; count++) {
            var file = files.get(count % files.size());
            System.out.println(arguments[0].equals("backup") ? backup.make(file, true) : restore.from(file));
        }
    }
}
