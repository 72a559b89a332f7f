package dev.holdfast.engine.backup;

/**
 * What adding a file came to.
 *
 * @param sizeBytes length of its content
 * @param addsData whether any of its content was new to the repository
 */
public record AddedFile(long sizeBytes, boolean addsData) {}
