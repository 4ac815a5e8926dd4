package dev.jarvis.ssh;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;

/**
 * Java's own factory of elliptic-curve keys under the name that the SSH library asks for: it says ECDSA, as BouncyCastle
 * does, where Java says EC. Adds that one name and changes nothing else.
 */
final class EcdsaKeys extends Provider {

    EcdsaKeys() {
        super("JARVIS-ECDSA", "1", "KeyFactory ECDSA, which is Java's EC");
        putService(new Service(this, "KeyFactory", "ECDSA", Renamed.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Renamed(KeyFactory.getInstance("EC"));
            }
        });
    }

    private static final class Renamed extends KeyFactorySpi {

        private final KeyFactory factory;

        Renamed(KeyFactory factory) {
            this.factory = factory;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec specification) throws InvalidKeySpecException {
            return factory.generatePublic(specification);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec specification) throws InvalidKeySpecException {
            return factory.generatePrivate(specification);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> kind) throws InvalidKeySpecException {
            return factory.getKeySpec(key, kind);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return factory.translateKey(key);
        }
    }
}
