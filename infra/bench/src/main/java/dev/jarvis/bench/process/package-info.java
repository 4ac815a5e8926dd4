/** Real processes, as a person starts them, and what the system says of their use of memory, processor and disk. */
@NullMarked
package dev.jarvis.bench.process;

import org.jspecify.annotations.NullMarked;
