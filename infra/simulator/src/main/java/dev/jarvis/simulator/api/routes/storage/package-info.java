/**
 * API paths of storages, one per file, listed in StorageRoutes. May use api, estate and what is in it, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.storage;

import org.jspecify.annotations.NullMarked;
