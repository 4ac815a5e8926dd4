/**
 * HTTP and HTTPS listeners on Netty which can be shut and opened again on their port. Uses no other feature.
 */
@NullMarked
package dev.jarvis.simulator.http;

import org.jspecify.annotations.NullMarked;
