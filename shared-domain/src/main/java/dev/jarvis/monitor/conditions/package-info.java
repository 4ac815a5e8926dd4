/** One file a condition. Each is found by the registry because it is there; nothing else names it. */
@NullMarked
package dev.jarvis.monitor.conditions;

import org.jspecify.annotations.NullMarked;
