/**
 * The simulator as a program and as a library: options in, running cluster with its ports, token and fingerprints out.
 */
@NullMarked
package dev.jarvis.simulator;

import org.jspecify.annotations.NullMarked;
