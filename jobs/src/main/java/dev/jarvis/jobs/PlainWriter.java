package dev.jarvis.jobs;

import dev.jarvis.settings.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What every command prints through: names of guests, texts of Proxmox and of nodes are other people's, and no character
 * of theirs may do more at a terminal than be seen. Line ends pass, because lines are ours.
 */
final class PlainWriter extends FilterWriter {

    private PlainWriter(Writer out) {
        super(out);
    }

    static PrintWriter over(Writer out) {
        return new PrintWriter(new PlainWriter(out), true);
    }

    @Override
    public void write(int character) throws IOException {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        var plain = new StringBuilder(length);
        for (int index = offset; index < offset + length; index++) {
            char character = characters[index];
            if (character == '\n') {
                plain.append(character);
            } else {
                Printable.append(plain, character);
            }
        }
        out.write(plain.toString());
    }
}
