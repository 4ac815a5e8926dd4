/**
 * The command line: the tiers as short-lived passes, and questions answered from the database in the time that {@code ls}
 * takes. One command a file. Knows neither functions nor the fan-out.
 */
@NullMarked
package dev.jarvis.jobs;

import org.jspecify.annotations.NullMarked;
