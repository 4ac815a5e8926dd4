/** The programs of a simulated node, one a file; a new one also gets a line in the {@code Catalog}. */
@NullMarked
package dev.jarvis.simulator.ssh.commands;

import org.jspecify.annotations.NullMarked;
