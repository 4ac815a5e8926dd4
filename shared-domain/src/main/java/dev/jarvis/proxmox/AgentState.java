package dev.jarvis.proxmox;

/** Whether a virtual machine's guest agent can be asked. */
public enum AgentState {
    /** It answers. */
    ANSWERS,
    /** It is configured, and does not answer: not installed, not started, or the guest hangs. */
    SILENT,
    /** The virtual machine has none configured. */
    NOT_CONFIGURED,
    /** The virtual machine does not run. */
    GUEST_STOPPED
}
