package dev.jarvis.proxmox;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands that give a token what it lacks, to be typed by root on any node. Pure. */
public final class Grant {

    /** The role that JARVIS's rights are gathered in. */
    public static final String ROLE = "JARVIS";

    private Grant() {}

    /**
     * The commands, in their order; none when nothing is missing. A token with separated privileges may do no more than
     * its user, so that both are granted the role; {@code root@pam} itself needs none.
     *
     * @param tokenId {@code user@realm!name}
     * @param release of Proxmox, since 9 has other privileges than 8
     */
    public static List<String> commands(String tokenId, Version release, Collection<Requirement> missing) {
        var privileges = missing.stream()
                .flatMap(one -> toGrant(one, release).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (privileges.isEmpty()) {
            return List.of();
        }
        var user = tokenId.substring(0, Math.max(0, tokenId.indexOf('!')));
        var role = "pveum role add " + ROLE + " --privs \"" + privileges + "\" || pveum role modify " + ROLE
                + " --append 1 --privs \"" + privileges + "\"";
        return Stream.of(role, user.equals("root@pam") ? "" : acl("--users", user), acl("--tokens", tokenId))
                .filter(command -> !command.isEmpty())
                .toList();
    }

    private static String acl(String kind, String who) {
        return "pveum acl modify / " + kind + " '" + who + "' --roles " + ROLE;
    }

    /** The privilege of this release; one that it does not know would make pveum refuse the whole role. */
    private static List<String> toGrant(Requirement requirement, Version release) {
        boolean nine = release.major() >= 9;
        return requirement.anyOf().stream()
                .filter(name -> nine ? !name.equals("VM.Monitor") : !name.startsWith("VM.GuestAgent."))
                .limit(1)
                .toList();
    }
}
