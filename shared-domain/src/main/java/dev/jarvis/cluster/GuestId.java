package dev.jarvis.cluster;

/**
 * A guest's number, unique in its cluster.
 *
 * @param vmid 100 to 999,999,999, the bounds of Proxmox itself
 */
public record GuestId(int vmid) implements Comparable<GuestId> {

    private static final int LEAST = 100;
    private static final int GREATEST = 999_999_999;

    public GuestId {
        if (vmid < LEAST || vmid > GREATEST) {
            throw new IllegalArgumentException("vmid must be " + LEAST + ".." + GREATEST + ", was " + vmid);
        }
    }

    @Override
    public int compareTo(GuestId other) {
        return Integer.compare(vmid, other.vmid);
    }

    @Override
    public String toString() {
        return Integer.toString(vmid);
    }
}
