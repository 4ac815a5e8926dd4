/**
 * Looks after the database itself: backs it up while others write, puts a backup in its place while others read, examines
 * it and counts it. Promises that no file is overwritten unasked, that a copy which was not examined never counts as one,
 * and that what a restored backup replaces is kept. May use memory, the feed and the database.
 */
@NullMarked
package dev.jarvis.upkeep;

import org.jspecify.annotations.NullMarked;
