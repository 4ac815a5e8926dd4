/** One check per file; each is found by being a bean. */
@NullMarked
package dev.jarvis.doctor.checks;

import org.jspecify.annotations.NullMarked;
