package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;

/** Somebody who is to be told. */
record Friend(String name, PhoneNumber phone, int priority) {}
