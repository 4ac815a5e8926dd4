/** Programs that load what is measured or tried: each is a process of its own, with a {@code main}. */
@NullMarked
package dev.jarvis.bench.load;

import org.jspecify.annotations.NullMarked;
