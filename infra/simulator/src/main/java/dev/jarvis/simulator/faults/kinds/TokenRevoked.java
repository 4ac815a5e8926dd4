package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.AclEntry;
import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** A token is deleted, or expires. Ending the fault gives it back with its secret and its rights. */
final class TokenRevoked implements FaultKind {

    @Override
    public String name() {
        return "token-revoked";
    }

    @Override
    public String about() {
        return "a token is deleted or expires; its end gives it back with its secret and its rights";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.optional("token", "text", "as root@pam!jarvis, which it is if left out"),
                FaultField.optional("how", "deleted|expired", "deleted if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        AccessControl access = cluster.access();
        String id = request.optionalText("token").orElse("root@pam!jarvis");
        String how = request.choice("how", List.of("deleted", "expired"), "deleted");
        request.refuseUnread();
        Token token = access.token(id).orElseThrow(() -> new BadFault("token must exist, was '" + id + "'"));
        // What is given back at the end must be worth having.
        if (token.expire() != 0 && token.expire() <= cluster.now().getEpochSecond()) {
            throw new BadFault("token must not have expired already, was '" + id + "'");
        }
        List<AclEntry> rights =
                access.acl().stream().filter(entry -> entry.who().equals(id)).toList();
        if (how.equals("expired")) {
            access.put(token.with(token.privilegesSeparated(), cluster.now().getEpochSecond(), token.comment()));
        } else {
            access.removeToken(id);
        }
        return () -> {
            access.put(token);
            rights.forEach(access::grant);
        };
    }
}
