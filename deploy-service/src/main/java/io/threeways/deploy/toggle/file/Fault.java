package io.threeways.deploy.toggle.file;

/**
 * Something wrong at a place of a file.
 *
 * @param line beginning with 1
 * @param column beginning with 1
 * @param pointer RFC 6901; empty for the whole document
 * @param message what is wrong and what would be right, for a person
 */
public record Fault(int line, int column, String pointer, String message) {}
