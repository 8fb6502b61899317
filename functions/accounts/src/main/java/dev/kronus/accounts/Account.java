package dev.kronus.accounts;

/** A user with their probe settings: what is always read and shown together. */
public record Account(User user, ProbeSettings settings) {}
