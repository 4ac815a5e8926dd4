/**
 * What happened, and how everybody learns of it: events, the log of changes, and the tail that follows it. Promises that
 * a commit is noticed at once by every process, that no row is missed and none is read twice. Uses the database.
 */
@NullMarked
package dev.jarvis.feed;

import org.jspecify.annotations.NullMarked;
