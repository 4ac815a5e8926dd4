/**
 * How JARVIS is told what to do: the environment, checked before anything starts. Promises that a misspelt name is
 * answered with the right one and that a secret may come from a file. Uses no other feature.
 */
@NullMarked
package dev.jarvis.settings;

import org.jspecify.annotations.NullMarked;
