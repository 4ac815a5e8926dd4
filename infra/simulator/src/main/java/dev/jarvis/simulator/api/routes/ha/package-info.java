/**
 * The routes below {@code /cluster/ha}, one path per file, listed in HaRoutes. May use api, cluster, ha, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.ha;

import org.jspecify.annotations.NullMarked;
