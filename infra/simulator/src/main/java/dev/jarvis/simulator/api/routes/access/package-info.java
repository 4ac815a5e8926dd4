/**
 * The routes below {@code /access}, one path per file, listed in AccessRoutes. May use api, access, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.access;

import org.jspecify.annotations.NullMarked;
