package dev.jarvis.simulator.ssh;

import dev.jarvis.simulator.files.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of keys: kept in the folder of the certificates, or in a private one that goes with the simulator.
 *
 * @param folder where they are
 * @param temporary whether the folder goes with the simulator
 * @param privateKey of the pair that is let in; empty when somebody else has made it
 * @param letIn the public keys that are let in, as {@code ssh-ed25519 AAAA…}
 */
record KeyFiles(Path folder, boolean temporary, Optional<Path> privateKey, Set<String> letIn) {

    static KeyFiles in(Optional<Path> kept, Optional<Path> authorizedKeys) throws IOException {
        Path folder = kept.isPresent() ? Files.createDirectories(kept.get()) : Files.createTempDirectory("jarvis-ssh");
        if (authorizedKeys.isPresent()) {
            return new KeyFiles(folder, kept.isEmpty(), Optional.empty(), keysIn(authorizedKeys.get()));
        }
        Path file = folder.resolve("client_ed25519");
        Ed25519Key key = Ed25519Key.keptIn(file);
        return new KeyFiles(folder, kept.isEmpty(), Optional.of(file), Set.of(key.publicText()));
    }

    Ed25519Key hostKey(String node) throws IOException {
        return temporary ? Ed25519Key.made() : Ed25519Key.keptIn(folder.resolve(node + ".ssh"));
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    void writeKnownHosts(List<String> lines) throws IOException {
        PrivateFile.write(knownHosts(), String.join("\n", lines) + "\n");
    }

    void remove() {
        if (!temporary || Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            throw new UncheckedIOException("the keys in " + folder + " could not be removed", left);
        }
    }

    private static Set<String> keysIn(Path file) throws IOException {
        Set<String> keys = new HashSet<>();
        for (String line :
                Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+", -1));
            for (int index = 0; index + 1 < words.size() && !line.startsWith("#"); index++) {
                // Options may stand before the type; a comment stands after the key.
                if (words.get(index).matches("(ssh|ecdsa|sk-)[a-z0-9@.-]*")
                        && words.get(index + 1).startsWith("AAAA")) {
                    keys.add(words.get(index) + " " + words.get(index + 1));
                }
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(file + " holds no public key in OpenSSH's form");
        }
        return keys;
    }
}
