package dev.jarvis.ssh;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import dev.jarvis.settings.FileRefusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;

/**
 * Reads a private key in OpenSSH's own format, which is what ssh-keygen has written since 2018 (7.8), without a
 * passphrase. The key is read for each connection and not kept; no message quotes it.
 */
final class PrivateKeyFile {

    private static final int MOST_BYTES = 64 * 1024;
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final int MAGIC_BYTES = "openssh-key-v1\0".length();

    private PrivateKeyFile() {}

    /**
     * The key pair in a file.
     *
     * @throws SshRefusal saying what is wrong with it
     */
    static KeyPair read(Path file) throws SshRefusal {
        var text = text(file);
        if (!text.contains(BEGIN) || !text.contains(END)) {
            throw refused(file, formatOf(text));
        }
        try {
            if (!cipherOf(text).equals("none")) {
                throw refused(
                        file,
                        "it is protected by a passphrase, and nobody is there to say it: give JARVIS a key of its own"
                                + " without one, readable by its user alone");
            }
            SoundMethods.prepare();
            var provider = new OpenSSHKeyV1KeyFile();
            provider.init(text, null, null);
            return new KeyPair(provider.getPublic(), provider.getPrivate());
        } catch (SshRefusal known) {
            throw known;
        } catch (IOException | RuntimeException damaged) {
            // What the parser says could quote the key.
            throw refused(file, "it is damaged, or of a type other than ed25519, ecdsa or rsa");
        }
    }

    private static String text(Path file) throws SshRefusal {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused(file, "it has " + Files.size(file) + " bytes, a key has at most " + MOST_BYTES);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (SshRefusal tooLong) {
            throw tooLong;
        } catch (IOException unreadable) {
            throw refused(file, FileRefusal.inWords(unreadable));
        }
    }

    private static String formatOf(String text) {
        if (text.startsWith("ssh-") || text.startsWith("ecdsa-")) {
            return "it is the public half, name the file without .pub";
        }
        if (text.contains("-----BEGIN ") || text.startsWith("PuTTY-User-Key-File")) {
            return "it is not in OpenSSH's format: make a new one with ssh-keygen -t ed25519, or change the format of a"
                    + " copy of it with ssh-keygen -p -N '' -f COPY";
        }
        return "it holds no private key";
    }

    /** The name of the cipher that the key is encrypted with, the first field after the magic (PROTOCOL.key). */
    private static String cipherOf(String text) {
        int from = text.indexOf(BEGIN) + BEGIN.length();
        var bytes = Base64.getMimeDecoder().decode(text.substring(from, text.indexOf(END, from)));
        var fields = ByteBuffer.wrap(bytes);
        var cipher = new byte[Math.min(fields.position(MAGIC_BYTES).getInt(), fields.remaining())];
        fields.get(cipher);
        return new String(cipher, StandardCharsets.US_ASCII);
    }

    private static SshRefusal refused(Path file, String reason) {
        return new SshRefusal(new SshError.KeyUnusable(file, reason));
    }
}
