/**
 * API paths of nodes that are not guests, one per file, listed in NodeRoutes. May use api, estate and what is in it, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.node;

import org.jspecify.annotations.NullMarked;
