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
     * its user, so that both are granted the role; {@code root@pam} itself needs none. An entry at an object replaces
     * what it inherits: so the role is added where the rights come from, at the root or at the object itself, and at
     * those below that have rights of their own and lack one, save where all were taken away on purpose.
     *
     * @param tokenId {@code user@realm!name}
     * @param release of Proxmox, since 9 has other privileges than 8
     * @param held what the token may do now
     */
    public static List<String> commands(
            String tokenId, Version release, Collection<Requirement> missing, Permissions held) {
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
        var entries = missing.stream()
                .flatMap(one -> objects(one, held))
                .distinct()
                .sorted()
                .flatMap(object -> Stream.of(
                        user.equals("root@pam") ? "" : acl(object, "--users", user), acl(object, "--tokens", tokenId)))
                .filter(command -> !command.isEmpty());
        return Stream.concat(Stream.of(role), entries).toList();
    }

    private static Stream<String> objects(Requirement missing, Permissions held) {
        var below = missing.coversAllBelow() ? held.holdersBelow(missing.object()) : List.<String>of();
        return Stream.concat(
                Stream.of(held.holder(missing.object())),
                below.stream()
                        .filter(path -> missing.anyOf().stream().noneMatch(privilege -> held.has(path, privilege))));
    }

    private static String acl(String object, String kind, String who) {
        return "pveum acl modify " + object + " " + kind + " '" + who + "' --roles " + ROLE;
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
