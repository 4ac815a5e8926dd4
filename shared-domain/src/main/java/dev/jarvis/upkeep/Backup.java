package dev.jarvis.upkeep;

import dev.jarvis.database.Database;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.Migrations;
import dev.jarvis.settings.FileRefusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Backs the database up into a file, while others read and write. Thread-safe. */
@Singleton
public final class Backup {

    private final Database database;
    private final Examiner examiner;

    @Inject
    public Backup(Database database, Examiner examiner) {
        this.database = database;
        this.examiner = examiner;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The backup is there, whole and examined. */
        record Made(Path file, long bytes, int schema) implements Outcome {}

        /** It was not begun, for what is asked cannot be done; nothing has changed. */
        record Refused(String why) implements Outcome {}

        /** It was not finished; nothing has changed. */
        record Failed(String why) implements Outcome {}
    }

    /**
     * Makes one, for its owner alone (0600).
     *
     * @param replace whether a file that is there may be replaced
     * @throws DatabaseUnavailable when the database cannot be read
     */
    public Outcome make(Path file, boolean replace) {
        var source = database.settings().path();
        var target = file.toAbsolutePath().normalize();
        try {
            var refusal = whyNot(source, target, replace);
            if (refusal.isPresent()) {
                return new Outcome.Refused(refusal.get());
            }
            try (var draft = DraftFolder.beside(target)) {
                return make(source, target, draft, replace);
            }
        } catch (IOException refused) {
            return new Outcome.Failed("the backup cannot be written: " + FileRefusal.inWords(refused));
        }
    }

    private static Optional<String> whyNot(Path source, Path target, boolean replace) throws IOException {
        var folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            return Optional.of(target + " is a folder: name a file");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("the folder " + folder + " does not exist: make it first, or mount its disk");
        }
        if (isPartOf(source, target)) {
            return Optional.of(target + " belongs to the database itself: name another file");
        }
        return Files.exists(target) && !replace
                ? Optional.of(target + " is there already: name another file, or say --force to replace it")
                : Optional.empty();
    }

    private static boolean isPartOf(Path source, Path target) throws IOException {
        for (var part : List.of("", "-wal", "-shm", "-journal", ".write")) {
            var file = source.resolveSibling(source.getFileName() + part);
            if (file.equals(target) || (Files.exists(file) && Files.exists(target) && Files.isSameFile(file, target))) {
                return true;
            }
        }
        return false;
    }

    private Outcome make(Path source, Path target, DraftFolder draft, boolean replace) throws IOException {
        try (var connection = ExistingFile.read(source)) {
            var noRoom = CleanCopy.whyNoRoom(draft.folder(), CleanCopy.bytes(connection), "the backup");
            if (noRoom.isPresent()) {
                return new Outcome.Refused(noRoom.get());
            }
            CleanCopy.make(connection, draft.file());
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(CleanCopy.inWords(source, target, failed), failed);
        }
        var amiss = Examiner.amiss(examiner.examineAlone(draft.file()));
        if (!amiss.isEmpty()) {
            return new Outcome.Failed("the backup was not kept, since what it holds is not sound: "
                    + String.join("; ", amiss) + "; jarvis db check looks at the database itself");
        }
        int schema = schema(draft.file());
        DraftFolder.settle(draft.file());
        return place(draft.file(), target, replace)
                ? new Outcome.Made(target, Files.size(target), schema)
                : new Outcome.Refused(target + " has come to be there meanwhile: name another file");
    }

    private static int schema(Path file) {
        try (var connection = ExistingFile.read(file)) {
            return Migrations.versionOf(connection).orElseThrow();
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(CleanCopy.inWords(file, file, failed), failed);
        }
    }

    private static boolean place(Path draft, Path target, boolean replace) throws IOException {
        try {
            if (replace) {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                link(draft, target);
            }
            return true;
        } catch (FileAlreadyExistsException anotherOneWon) {
            return false;
        }
    }

    /** A link never takes another one's place; disks that know none, such as most USB sticks, get a move. */
    private static void link(Path draft, Path target) throws IOException {
        try {
            Files.createLink(target, draft);
        } catch (FileAlreadyExistsException anotherOneWon) {
            throw anotherOneWon;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.move(draft, target);
        }
    }
}
