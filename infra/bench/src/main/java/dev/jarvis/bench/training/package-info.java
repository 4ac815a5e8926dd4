/** What the programs are shown while Java records what they load, so that they start quickly afterwards. */
@NullMarked
package dev.jarvis.bench.training;

import org.jspecify.annotations.NullMarked;
