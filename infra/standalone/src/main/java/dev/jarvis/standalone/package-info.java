/** Everything in one process: what {@code jarvis up} starts. Promises a whole product with nothing configured. */
@NullMarked
package dev.jarvis.standalone;

import org.jspecify.annotations.NullMarked;
