/** Yardsticks: programs in a JVM of their own that do as little as can be done, started beside what is measured. */
@NullMarked
package dev.jarvis.bench.program;

import org.jspecify.annotations.NullMarked;
