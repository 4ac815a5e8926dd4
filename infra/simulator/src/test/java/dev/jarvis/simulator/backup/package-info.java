@NullMarked
package dev.jarvis.simulator.backup;

import org.jspecify.annotations.NullMarked;
