package dev.jarvis.simulator.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Users, tokens and what each may. A caller is called by his authentication id: {@code anna@pve} or
 * {@code anna@pve!token}. Rules from RPCEnvironment.pm and AccessControl.pm of Proxmox. Guarded by the cluster's lock.
 */
public final class AccessControl {

    /** The user who may everything. */
    public static final String ROOT = "root@pam";

    private static final Map<String, Boolean> ALL =
            Roles.everything().stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> true));

    private final Map<String, User> users = new TreeMap<>();
    private final Map<String, Token> tokens = new TreeMap<>();
    private final List<AclEntry> acl = new ArrayList<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Pools pools;
    private final Tickets tickets;
    private long secretsGiven;
    private final Map<String, Map<String, Map<String, Boolean>>> known = new HashMap<>();

    /** With root alone, who has no password yet. */
    public AccessControl(Pools pools, Tickets tickets) {
        this.pools = pools;
        this.tickets = tickets;
        users.put(ROOT, new User(ROOT, true, 0, ""));
    }

    /** All users by name. */
    public Collection<User> users() {
        return users.values();
    }

    /** The user with this id. */
    public Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    /** Adds a user or takes the place of the one with his id. */
    public void put(User user) {
        users.put(user.id(), user);
        known.clear();
    }

    /** Lets a user log in with this password. */
    public void password(String user, String password) {
        passwords.put(user, password);
    }

    /** Whether a user who exists and may log in has this password. */
    public boolean isPassword(String user, String password) {
        String right = passwords.get(user);
        return right != null
                && user(user).map(User::enabled).orElse(false)
                && MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    /** Login tickets. */
    public Tickets tickets() {
        return tickets;
    }

    /** A secret for a new token; the same simulator gives out the same ones in the same order. */
    public String freshSecret() {
        return tickets.secret(++secretsGiven);
    }

    /** The tokens of one user. */
    public List<Token> tokensOf(String user) {
        return tokens.values().stream()
                .filter(token -> token.user().equals(user))
                .toList();
    }

    /** The token with this full id. */
    public Optional<Token> token(String id) {
        return Optional.ofNullable(tokens.get(id));
    }

    /** Adds a token or takes the place of the one with its id. */
    public void put(Token token) {
        tokens.put(token.id(), token);
        known.clear();
    }

    /** Takes a token away, and with it what it was allowed. */
    public void removeToken(String id) {
        tokens.remove(id);
        acl.removeIf(entry -> entry.who().equals(id));
        known.clear();
    }

    /** All roles on all paths. */
    public List<AclEntry> acl() {
        return List.copyOf(acl);
    }

    /** Gives a role on a path, or changes how far it reaches. */
    public void grant(AclEntry entry) {
        revoke(entry.path(), entry.who(), entry.role());
        acl.add(entry);
        known.clear();
    }

    /** Takes a role on a path away. */
    public void revoke(String path, String who, String role) {
        acl.removeIf(entry -> entry.path().equals(path)
                && entry.who().equals(who)
                && entry.role().equals(role));
        known.clear();
    }

    /** The groups of guests and storages that share rights. */
    public Pools pools() {
        return pools;
    }

    /** The privileges of a caller on a path, and of each whether it holds farther down as well. */
    public Map<String, Boolean> privileges(String caller, String path) {
        if (caller.equals(ROOT)) {
            return ALL;
        }
        return known.computeIfAbsent(caller, who -> new HashMap<>())
                .computeIfAbsent(path, where -> compute(caller, where));
    }

    /** Whether the caller has every one of these privileges on the path. */
    public boolean allows(String caller, String path, Collection<String> privileges) {
        return caller.equals(ROOT) || privileges(caller, path).keySet().containsAll(privileges);
    }

    /** Whether the caller has at least one of these privileges on the path. */
    public boolean allowsAny(String caller, String path, Collection<String> privileges) {
        if (caller.equals(ROOT)) {
            return true;
        }
        Set<String> granted = privileges(caller, path).keySet();
        return privileges.stream().anyMatch(granted::contains);
    }

    private Map<String, Boolean> compute(String caller, String path) {
        int mark = caller.indexOf('!');
        if (mark < 0) {
            return users.containsKey(caller) ? own(caller, path) : Map.of();
        }
        Token token = tokens.get(caller);
        if (token == null) {
            return Map.of();
        }
        Map<String, Boolean> ofUser = privileges(token.user(), path);
        if (!token.privilegesSeparated()) {
            return ofUser;
        }
        Map<String, Boolean> both = new LinkedHashMap<>();
        own(caller, path).forEach((privilege, propagate) -> {
            if (ofUser.containsKey(privilege)) {
                both.put(privilege, propagate && Boolean.TRUE.equals(ofUser.get(privilege)));
            }
        });
        return both;
    }

    private Map<String, Boolean> own(String caller, String path) {
        Map<String, Boolean> roles = new HashMap<>(roles(caller, path));
        // What a pool allows is added to what the path allows, unless either forbids everything.
        for (String pool : pools.holding(path)) {
            Map<String, Boolean> ofPool = roles(caller, "/pool/" + pool);
            if (!roles.containsKey(Roles.NO_ACCESS)) {
                if (ofPool.containsKey(Roles.NO_ACCESS)) {
                    roles = new HashMap<>(Map.of(Roles.NO_ACCESS, false));
                } else {
                    for (String role : ofPool.keySet()) {
                        roles.putIfAbsent(role, false);
                    }
                }
            }
        }
        Map<String, Boolean> privileges = new TreeMap<>();
        roles.forEach((role, propagate) -> Roles.privileges(role)
                .forEach(privilege -> privileges.merge(privilege, propagate, (one, other) -> one || other)));
        return privileges;
    }

    /** The roles of exactly this caller: those of the deepest path that says anything about him. */
    private Map<String, Boolean> roles(String caller, String path) {
        Map<String, Boolean> roles = Map.of();
        for (String above : AclPaths.downTo(path)) {
            Map<String, Boolean> here = new HashMap<>();
            for (AclEntry entry : acl) {
                boolean holds = entry.propagate() || above.equals(path);
                if (holds && entry.who().equals(caller) && entry.path().equals(above)) {
                    here.put(entry.role(), entry.propagate());
                }
            }
            if (here.containsKey(Roles.NO_ACCESS)) {
                here.keySet().retainAll(Set.of(Roles.NO_ACCESS));
            }
            if (!here.isEmpty()) {
                roles = here;
            }
        }
        return roles;
    }
}
