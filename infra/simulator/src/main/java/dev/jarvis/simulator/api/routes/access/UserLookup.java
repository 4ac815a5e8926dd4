package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.access.User;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.api.ValueType;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the user and the token of a path, and who may ask for them: the user himself and who may change users. */
final class UserLookup {

    private static final String GROUPS = "/access/groups";

    private UserLookup() {}

    static List<Parameter> user(String more) {
        List<Parameter> parameters = new ArrayList<>(List.of(new Parameter(
                "userid",
                false,
                new ValueType.Text(64),
                value -> value.matches("[^\\s:/]+@[A-Za-z][A-Za-z0-9.\\-_]+")
                        ? Optional.empty()
                        : Optional.of("value '" + value + "' does not look like a valid user name\n"))));
        parameters.addAll(ParameterNotation.read(more));
        return List.copyOf(parameters);
    }

    static List<Parameter> token(String more) {
        List<Parameter> parameters = new ArrayList<>(user(more));
        parameters.add(new Parameter(
                "tokenid",
                false,
                value -> value.matches("[A-Za-z][A-Za-z0-9.\\-_]+")
                        ? Optional.empty()
                        : Optional.of("value does not match the regex pattern")));
        return List.copyOf(parameters);
    }

    /** Lets a user see his own account; others need a right on all users. */
    static Outcome withUser(ApiCall call, boolean selfMay, String rights, Function<User, Outcome> work) {
        String id = call.text("userid").orElseThrow();
        boolean self = selfMay && id.equals(call.caller().full());
        if (!self && !call.mayAny(GROUPS, rights.split("\\|", -1))) {
            return Outcome.forbidden(selfMay ? "" : GROUPS + ", " + rights);
        }
        return call.access().user(id).map(work).orElseGet(() -> Outcome.died("no such user ('" + id + "')"));
    }

    static Outcome withToken(ApiCall call, Function<Token, Outcome> work) {
        String name = call.text("tokenid").orElseThrow();
        return withUser(
                call,
                true,
                "User.Modify",
                user -> call.access()
                        .token(user.id() + "!" + name)
                        .map(work)
                        .orElseGet(() -> Outcome.died("no such token '" + name + "' for user '" + user.id() + "'")));
    }

    static Row info(Token token) {
        return new Row()
                .flag("privsep", token.privilegesSeparated())
                .with("expire", token.expire())
                .withIf(!token.comment().isEmpty(), "comment", token.comment());
    }
}
