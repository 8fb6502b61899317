package dev.kronus.local.template;

/** A schedule event of a function: when, in AWS's expression and zone, and with what input. */
public record TimerSpec(
    String name, String function, String expression, String zone, String input) {}
