/**
 * Who may come in: the owner's password, the limit on guessing it, the key that signs logins, and the epoch that ends
 * them all at once. Promises that no secret is ever logged. Uses the database and the settings; where Micronaut Security
 * is on the class path it learns from here how tokens are signed, found and judged.
 */
@NullMarked
package dev.jarvis.access;

import org.jspecify.annotations.NullMarked;
