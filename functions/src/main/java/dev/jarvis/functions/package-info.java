/**
 * The REST handlers: thin, stateless, one file a concern. Promises that they answer from the database alone, never from
 * Proxmox, and that bad input is answered in plain words. Knows neither jobs nor the fan-out.
 */
@NullMarked
package dev.jarvis.functions;

import org.jspecify.annotations.NullMarked;
