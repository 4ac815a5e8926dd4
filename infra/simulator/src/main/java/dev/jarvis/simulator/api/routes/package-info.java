/**
 * One API path per file, listed in Catalog. May use api, cluster, estate and what is in it, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes;

import org.jspecify.annotations.NullMarked;
