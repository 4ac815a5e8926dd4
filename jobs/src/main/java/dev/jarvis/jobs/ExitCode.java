package dev.jarvis.jobs;

import dev.jarvis.monitor.PassResult;

/** What the commands end with, so that a timer or a script can tell. */
enum ExitCode {
    DONE(0),
    SOME_FAILED(1),
    USAGE(2),
    TAKEN(3),
    DATABASE(4),
    UNREACHABLE(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(PassResult result) {
        return switch (result) {
            case PassResult.Done _ -> DONE;
            case PassResult.Partial _ -> SOME_FAILED;
            case PassResult.Taken _ -> TAKEN;
            case PassResult.Unreachable _ -> UNREACHABLE;
        };
    }
}
