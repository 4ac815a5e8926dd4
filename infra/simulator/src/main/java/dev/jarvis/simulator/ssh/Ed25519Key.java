package dev.jarvis.simulator.ssh;

import dev.jarvis.simulator.files.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * An ed25519 key pair as its 32 and 32 bytes, in and out of OpenSSH's files (PROTOCOL.key). Made by Java itself: the SSH
 * server's library is not needed before somebody connects.
 */
final class Ed25519Key {

    private static final String TYPE = "ssh-ed25519";
    private static final int BYTES = 32;
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] seed;
    private final byte[] publicPoint;

    private Ed25519Key(byte[] seed, byte[] publicPoint) {
        this.seed = seed.clone();
        this.publicPoint = publicPoint.clone();
    }

    /** A new one. */
    static Ed25519Key made() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new Ed25519Key(
                    ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(),
                    // The point is the end of its X.509 form (RFC 8410, section 4).
                    Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no ed25519", impossible);
        }
    }

    /** The one in a file, or a new one that is kept there. */
    static Ed25519Key keptIn(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        Ed25519Key made = made();
        made.write(file);
        return made;
    }

    byte[] seed() {
        return seed.clone();
    }

    /** As it stands in authorized_keys and known_hosts: type and Base64. */
    String publicText() {
        return TYPE + " " + Base64.getEncoder().encodeToString(publicBlob());
    }

    /** As OpenSSH shows it. */
    String fingerprint() {
        try {
            return "SHA256:"
                    + Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(publicBlob()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    /** Writes the private half, for its owner alone. */
    void write(Path file) throws IOException {
        PrivateFile.write(
                file,
                BEGIN + "\n"
                        + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(privateFile()) + "\n" + END
                        + "\n");
    }

    private static Ed25519Key read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            int from = text.indexOf(BEGIN) + BEGIN.length();
            ByteBuffer whole =
                    ByteBuffer.wrap(Base64.getMimeDecoder().decode(text.substring(from, text.indexOf(END, from))));
            whole.position(MAGIC.length);
            for (int field = 0; field < 3; field++) {
                field(whole);
            }
            whole.getInt();
            field(whole);
            ByteBuffer secret = ByteBuffer.wrap(field(whole));
            secret.getLong();
            field(secret);
            byte[] point = field(secret);
            return new Ed25519Key(Arrays.copyOf(field(secret), BYTES), point);
        } catch (RuntimeException damaged) {
            throw new IOException("the key in " + file + " cannot be read: remove the file", damaged);
        }
    }

    private static byte[] field(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("a field of " + length + " bytes");
        }
        byte[] field = new byte[length];
        buffer.get(field);
        return field;
    }

    private byte[] publicBlob() {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        put(blob, TYPE.getBytes(StandardCharsets.US_ASCII));
        put(blob, publicPoint);
        return blob.toByteArray();
    }

    private byte[] privateFile() {
        ByteArrayOutputStream secret = new ByteArrayOutputStream();
        // Twice the same number, by which a reader sees that it has decrypted rightly; nothing is encrypted here.
        secret.writeBytes(new byte[] {7, 7, 7, 7, 7, 7, 7, 7});
        put(secret, TYPE.getBytes(StandardCharsets.US_ASCII));
        put(secret, publicPoint);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(seed);
        both.writeBytes(publicPoint);
        put(secret, both.toByteArray());
        put(secret, "simulator".getBytes(StandardCharsets.US_ASCII));
        for (byte padding = 1; secret.size() % 8 != 0; padding++) {
            secret.write(padding);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(MAGIC);
        put(file, "none".getBytes(StandardCharsets.US_ASCII));
        put(file, "none".getBytes(StandardCharsets.US_ASCII));
        put(file, new byte[0]);
        file.writeBytes(new byte[] {0, 0, 0, 1});
        put(file, publicBlob());
        put(file, secret.toByteArray());
        return file.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, byte[] field) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
        out.writeBytes(field);
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
