package dev.jarvis.simulator.api;

/** The API token that a client is given at the start. */
public record Credentials(String user, String tokenName, String secret) {

    /** As in the header and in {@code PROXMOX_TOKEN_ID}. */
    public String tokenId() {
        return user + "!" + tokenName;
    }

    @Override
    public String toString() {
        return "Credentials[" + tokenId() + "=***]";
    }
}
