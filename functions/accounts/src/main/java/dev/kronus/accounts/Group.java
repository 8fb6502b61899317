package dev.kronus.accounts;

/**
 * A name for what its members may do.
 *
 * @param builtIn always there, and always means the same
 */
public record Group(String name, String description, boolean builtIn) {}
