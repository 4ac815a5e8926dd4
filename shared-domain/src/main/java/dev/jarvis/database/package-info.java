/**
 * Where everything is kept: a SQLite file in WAL mode, its migrations, its transactions, and the locks that survive no
 * process. Promises that several processes may open, migrate and write the same file at once, and that a database that
 * cannot be used is told in plain words. Uses no other feature.
 */
@NullMarked
package dev.jarvis.database;

import org.jspecify.annotations.NullMarked;
