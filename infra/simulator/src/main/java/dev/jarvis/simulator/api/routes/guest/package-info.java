/**
 * The routes of virtual machines and containers, one path per file, listed in GuestRoutes. May use api, cluster, ha,
 * json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.guest;

import org.jspecify.annotations.NullMarked;
