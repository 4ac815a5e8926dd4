/**
 * The Proxmox VE API in front of the cluster: token, routing, parameters, envelope, errors. May use access, cluster, json, http.
 */
@NullMarked
package dev.jarvis.simulator.api;

import org.jspecify.annotations.NullMarked;
