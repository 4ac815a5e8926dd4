package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Map;

/** The login: a password, or a ticket that is still good, for a new ticket. */
final class CreateTicket implements ApiRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/access/ticket";
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public boolean takesTokens() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("""
                username text<=64
                password text
                realm? text<=32
                otp? text
                new-format? boolean
                path? text<=64
                privs? text<=64
                tfa-challenge? text
                """);
    }

    @Override
    public Outcome answer(ApiCall call) {
        AccessControl access = call.access();
        String password = call.text("password").orElseThrow();
        String given = call.text("username").orElseThrow();
        String user = call.text("realm")
                .filter(realm -> !given.endsWith("@" + realm))
                .map(realm -> given + "@" + realm)
                .orElse(given);
        boolean good = access.isPassword(user, password)
                || access.tickets()
                        .user(password, call.now())
                        .filter(user::equals)
                        .isPresent();
        if (!good) {
            return new Outcome.Refused(401, "authentication failure\n", Map.of());
        }
        return Outcome.data(new Row()
                .with("username", user)
                .with("ticket", access.tickets().issue(user, call.now()))
                .with("CSRFPreventionToken", access.tickets().preventionToken(user, call.now()))
                .with("clustername", call.cluster().name())
                .with("cap", Capabilities.of(access, user)));
    }
}
