/**
 * Looks at everything that JARVIS needs and says what is amiss and how to mend it. Changes nothing. May use every feature
 * that reaches something outside, the database and the monitor.
 */
@NullMarked
package dev.jarvis.doctor;

import org.jspecify.annotations.NullMarked;
