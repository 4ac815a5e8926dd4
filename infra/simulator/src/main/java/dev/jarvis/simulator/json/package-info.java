/**
 * JSON in and out as plain maps, lists, text and numbers. Uses no other feature.
 */
@NullMarked
package dev.jarvis.simulator.json;

import org.jspecify.annotations.NullMarked;
