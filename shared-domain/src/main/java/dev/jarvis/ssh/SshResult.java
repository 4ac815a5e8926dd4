package dev.jarvis.ssh;

/** What became of a command. */
public sealed interface SshResult {

    /** In plain words, for a person. */
    String text();

    /** It ran to its end, be that a success or not. */
    record Done(Ending ending, Captured stdout, Captured stderr) implements SshResult {

        /** Whether it ended with status 0. */
        public boolean succeeded() {
            return ending instanceof Ending.Exited(int status) && status == 0;
        }

        @Override
        public String text() {
            var said = stderr.text().strip();
            return "the command " + ending.text() + (said.isEmpty() ? "" : ": " + said);
        }
    }

    /** It did not, or nobody knows. */
    record Failed(SshError error) implements SshResult {
        @Override
        public String text() {
            return error.text();
        }
    }
}
