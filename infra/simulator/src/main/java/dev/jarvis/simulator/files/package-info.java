/** Files that outlive the simulator. Uses nothing else of it. */
@NullMarked
package dev.jarvis.simulator.files;

import org.jspecify.annotations.NullMarked;
