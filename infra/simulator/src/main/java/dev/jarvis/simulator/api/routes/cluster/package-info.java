/**
 * The routes of the cluster as a whole, one path per file, listed in ClusterRoutes. May use api, cluster, access, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.cluster;

import org.jspecify.annotations.NullMarked;
