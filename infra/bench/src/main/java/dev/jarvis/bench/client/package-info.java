/** JARVIS as its clients see it: a login, a WebSocket, and a person's browser with the page open. */
@NullMarked
package dev.jarvis.bench.client;

import org.jspecify.annotations.NullMarked;
