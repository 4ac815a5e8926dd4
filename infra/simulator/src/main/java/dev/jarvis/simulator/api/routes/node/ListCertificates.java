package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.CertificateFile;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The certificates of a node with their ends. */
final class ListCertificates extends PathRoute {

    private final Estate estate;

    ListCertificates(Estate estate) {
        super("GET", "/nodes/{node}/certificates/info", Permission.EVERYBODY, "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(estate.certificates().of(call.node().name()).stream()
                .map(ListCertificates::row)
                .toList());
    }

    private static Row row(CertificateFile file) {
        X509Certificate certificate = file.certificate().certificate();
        return new Row()
                .with("filename", file.name())
                .with("fingerprint", file.certificate().fingerprint())
                .with("subject", file.subject())
                .with("issuer", file.issuer())
                .with("notbefore", certificate.getNotBefore().toInstant().getEpochSecond())
                .with("notafter", certificate.getNotAfter().toInstant().getEpochSecond())
                .with("public-key-type", "id-ecPublicKey")
                .with("public-key-bits", 256)
                .with("san", names(certificate))
                .with("pem", file.certificate().pem());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of()).stream()
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException impossible) {
            throw new IllegalStateException("a certificate of our own cannot be read", impossible);
        }
    }
}
