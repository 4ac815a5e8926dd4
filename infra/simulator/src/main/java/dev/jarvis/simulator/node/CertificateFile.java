package dev.jarvis.simulator.node;

import dev.jarvis.simulator.tls.NodeCertificate;

/**
 * One certificate file of a node.
 *
 * @param subject in OpenSSL's line form
 * @param issuer in OpenSSL's line form
 */
public record CertificateFile(String name, String subject, String issuer, NodeCertificate certificate) {}
