package dev.jarvis.feed;

/**
 * One row of the log of changes.
 *
 * @param id the position in the log; what a cursor counts
 * @param reference what changed: the id of a row, or a section of the cluster's state
 */
public record Change(long id, String cluster, ChangeKind kind, String reference) {}
