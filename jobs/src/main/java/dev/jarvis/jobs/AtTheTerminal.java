package dev.jarvis.jobs;

import dev.jarvis.setup.Person;
import dev.jarvis.setup.SetupRefused;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person at the terminal; where there is none, nobody is asked and the flag is named instead. */
record AtTheTerminal(PrintWriter out, Optional<Console> console, boolean agreesToShown) implements Person {

    static final String YES = "--yes";

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public String ask(String question, String flag) throws SetupRefused {
        var answer = terminal(flag).readLine("%s: ", question);
        return given(answer, flag);
    }

    @Override
    public String askSecret(String question, String flag) throws SetupRefused {
        var answer = terminal(flag).readPassword("%s: ", question);
        return given(answer == null ? null : new String(answer), flag);
    }

    /** What was agreed to beforehand is what is shown, and no more: a file that is there has a flag of its own. */
    @Override
    public boolean agrees(String question, String flag) throws SetupRefused {
        if (agreesToShown && flag.equals(YES)) {
            return true;
        }
        var answer = terminal(flag).readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private Console terminal(String flag) throws SetupRefused {
        return console.orElseThrow(() -> new SetupRefused("there is nobody to ask, this is no terminal: say " + flag));
    }

    private static String given(@Nullable String answer, String flag) throws SetupRefused {
        if (answer == null || answer.isBlank()) {
            throw new SetupRefused("nothing was written: without an answer there is nothing to do, or say " + flag);
        }
        return answer.strip();
    }
}
