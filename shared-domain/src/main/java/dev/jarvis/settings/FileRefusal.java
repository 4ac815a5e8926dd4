package dev.jarvis.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the system refused something with a file, in words for a person. */
public final class FileRefusal {

    private FileRefusal() {}

    public static String inWords(IOException refused) {
        return switch (refused) {
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is a file and in the way";
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason() + ": " + other.getFile();
            default -> String.valueOf(refused.getMessage());
        };
    }
}
