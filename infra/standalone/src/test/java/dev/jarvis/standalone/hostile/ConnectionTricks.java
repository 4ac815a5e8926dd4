package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Random;

/** Connections that are misused: many requests at once, half of one, another protocol, and clients that just go. */
record ConnectionTricks(Known known) implements Tricks {

    @Override
    public Attempt next(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> Attempt.stranger("pipelined requests", pipelined(random, ""));
            case 1 -> Attempt.owner("pipelined requests of the owner", pipelined(random, known.login()));
            case 2 ->
                Attempt.owner("pipelined, and leaves", pipelined(random, known.login()))
                        .andLeaves();
            case 3 -> Attempt.stranger("half a request", half(random));
            case 4 -> Attempt.stranger("half a request", half(random)).andLeaves();
            case 5 -> Attempt.owner("whole request", whole(random)).andLeaves();
            case 6 -> Attempt.stranger("noise", Bytes.join(Bytes.random(random, 3_000), Bytes.of("\r\n\r\n")));
            case 7 ->
                Attempt.stranger(
                        "other protocol",
                        Bytes.of(Known.one(
                                List.of(
                                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000",
                                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
                                                + "x".repeat(508),
                                        "SSH-2.0-OpenSSH_9.9\r\n",
                                        "EHLO evil.example\r\n",
                                        "\r\n\r\n\r\n\r\n",
                                        "PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n"),
                                random)));
            default ->
                Attempt.stranger(
                                "body of a request that is refused",
                                Bytes.join(
                                        Bytes.of(known.head(random, "POST", "/api/moon")
                                                + "Content-Length: 3000000\r\n\r\n"),
                                        new byte[200_000]))
                        .andLeaves();
        };
    }

    private byte[] pipelined(Random random, String login) {
        var requests = new StringBuilder();
        for (int count = 2 + random.nextInt(30); count > 0; count--) {
            requests.append("GET ")
                    .append(Known.one(Known.PROTECTED, random))
                    .append(" HTTP/1.1\r\nHost: x\r\n")
                    .append(login)
                    .append("\r\n");
        }
        return Bytes.of(requests + known.head(random, "GET", "/api/health") + "\r\n");
    }

    private byte[] half(Random random) {
        var whole = Bytes.of(known.head(random, "POST", "/api/auth/login")
                + "Content-Type: application/json\r\nContent-Length: 40\r\n\r\n{\"password\":\""
                + Bytes.letters(random, 10));
        return Bytes.firstOf(whole, 1 + random.nextInt(whole.length));
    }

    private byte[] whole(Random random) {
        return Bytes.of(known.head(random, "GET", Known.anyPath(random)) + known.login() + "\r\n");
    }
}
