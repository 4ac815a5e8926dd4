/** What can be wrong with a database, each in a file of its own. May use what its parent may. */
@NullMarked
package dev.jarvis.upkeep.examinations;

import org.jspecify.annotations.NullMarked;
