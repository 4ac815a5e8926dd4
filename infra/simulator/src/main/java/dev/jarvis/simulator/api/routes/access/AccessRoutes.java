package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.routes.Index;
import java.util.List;

/** Every route below {@code /access}. */
public final class AccessRoutes {

    private AccessRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all() {
        return List.of(
                Index.of("/access", "subdir", "users groups roles acl domains openid tfa ticket password permissions"),
                new GetTicket(),
                new CreateTicket(),
                new ListDomains(),
                new ListRoles(),
                new GetPermissions(),
                new ListAcl(),
                new ChangeAcl(),
                new ListUsers(),
                new GetUser(),
                new ListTokens(),
                new GetToken(),
                new CreateToken(),
                new ChangeToken(),
                new DeleteToken());
    }
}
