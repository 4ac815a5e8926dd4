/**
 * The vocabulary: what a Proxmox cluster consists of and how one reading of it looks. Values only; uses no other
 * feature.
 */
@NullMarked
package dev.jarvis.cluster;

import org.jspecify.annotations.NullMarked;
