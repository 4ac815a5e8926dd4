package dev.jarvis.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes, mounted on a folder of a test; the test is skipped, with a word, where that is not allowed. */
public final class SmallDisk implements AutoCloseable {

    private static final String FILLER = "filler";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk on(Path folder, int megabytes) throws IOException {
        var disk = new SmallDisk(folder);
        var refusal = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(refusal.isEmpty(), "skipped: no disk can be mounted here: " + refusal);
        return disk;
    }

    public Path folder() {
        return folder;
    }

    /** Takes all the room that is left. */
    public void fill() throws IOException {
        try (var filler = new RandomAccessFile(folder.resolve(FILLER).toFile(), "rw")) {
            filler.seek(filler.length());
            for (int block = 4_096; block > 0; block /= 2) {
                var bytes = new byte[block];
                while (Files.getFileStore(folder).getUnallocatedSpace() >= block) {
                    filler.write(bytes);
                }
            }
        }
    }

    /** Takes all the room but some. */
    public void fillBut(long bytes) throws IOException {
        fill();
        try (var filler = new RandomAccessFile(folder.resolve(FILLER).toFile(), "rw")) {
            filler.setLength(Math.max(0, filler.length() - bytes));
        }
    }

    /** Gives it back. */
    public void makeRoom() throws IOException {
        Files.delete(folder.resolve(FILLER));
    }

    public void readOnly(boolean only) throws IOException {
        var refusal = run("mount", "-o", "remount," + (only ? "ro" : "rw"), folder.toString());
        Assumptions.assumeTrue(refusal.isEmpty(), "skipped: no disk can be mounted read-only here: " + refusal);
    }

    /** The disk goes when nobody uses it any more. */
    @Override
    public void close() throws IOException {
        var refusal = run("umount", "-l", folder.toString());
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
    }

    private static String run(String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noSuchProgram) {
            return String.valueOf(noSuchProgram.getMessage());
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.onExit().join().exitValue();
        return exit == 0 ? "" : said.isEmpty() ? "it ended with " + exit : said;
    }
}
