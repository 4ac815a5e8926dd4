/**
 * API paths of backups and replication, one per file, listed in BackupRoutes. May use api, estate and what is in it, json.
 */
@NullMarked
package dev.jarvis.simulator.api.routes.backup;

import org.jspecify.annotations.NullMarked;
