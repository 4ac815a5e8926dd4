package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Random;

/** Methods that an address does not know. */
record MethodTricks(Known known) implements Tricks {

    private static final List<String> METHODS = List.of(
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "POST",
            "HEAD",
            "BREW",
            "get",
            "PROPFIND",
            "G\u00e9T",
            "",
            "GET\u0000",
            "X".repeat(3_000));

    @Override
    public Attempt next(Random random) {
        var method = Known.one(METHODS, random);
        return Attempt.stranger(
                "method " + method, Bytes.of(known.head(random, method, Known.anyPath(random)) + "\r\n"));
    }
}
