/**
 * Self-signed certificates, one per node, built from the JDK alone. Uses no other feature.
 */
@NullMarked
package dev.jarvis.simulator.tls;

import org.jspecify.annotations.NullMarked;
