package dev.jarvis.setup;

/** Who sets JARVIS up, or what was given on the command line in his place. */
public interface Person {

    /** Tells something. */
    void say(String line);

    /**
     * Asks for a text.
     *
     * @param flag with which it could have been given
     * @throws SetupRefused when there is nobody to ask
     */
    String ask(String question, String flag) throws SetupRefused;

    /** Asks for a text that is not shown while it is typed. */
    String askSecret(String question, String flag) throws SetupRefused;

    /**
     * Asks for a yes; anything else is a no.
     *
     * @param flag with which it could have been said
     * @throws SetupRefused when there is nobody to ask
     */
    boolean agrees(String question, String flag) throws SetupRefused;
}
