package dev.jarvis.ssh;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A session's output to read. The library waits for data even when it is asked for none, which readers do at their end. */
final class SessionInput extends FilterInputStream {

    SessionInput(InputStream session) {
        super(session);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return length == 0 ? 0 : super.read(into, offset, length);
    }
}
