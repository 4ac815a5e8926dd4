/**
 * Who may do what: users, API tokens, roles, access control lists, tickets. Uses no other feature.
 */
@NullMarked
package dev.jarvis.simulator.access;

import org.jspecify.annotations.NullMarked;
