/**
 * One API path per file, listed in Catalog. May use api, cluster, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes;

import org.jspecify.annotations.NullMarked;
