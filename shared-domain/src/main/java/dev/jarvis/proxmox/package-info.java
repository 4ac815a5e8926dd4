/**
 * Proxmox's HTTPS API as records, by facets of one client: every call that JARVIS makes, with its deadline, its errors as
 * one sealed type, and fail-over between the hosts of a cluster. A read returns or throws; an action returns when its
 * effect was read back, and never throws. Uses the vocabulary alone; what is to be remembered between processes, hosts
 * that are gone and tokens that were refused, goes through {@link HostBackoff}.
 */
@NullMarked
package dev.jarvis.proxmox;

import org.jspecify.annotations.NullMarked;
