package dev.jarvis.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Tells Micronaut Security how logins are signed and checked: HS256, and nothing else. */
@Factory
@Requires(classes = SecretSignature.class)
final class TokenSignature {

    /**
     * By this name the generator finds it; under any other, tokens would be issued unsigned and unsigned ones taken. The
     * type is the interface, since Micronaut ties the class itself to a configuration of its own.
     */
    @Singleton
    @Named("generator")
    SignatureGeneratorConfiguration signature(JwtSecret secret) {
        var configuration = new SecretSignatureConfiguration("jarvis");
        configuration.setSecret(secret.value());
        return new SecretSignature(configuration);
    }
}
