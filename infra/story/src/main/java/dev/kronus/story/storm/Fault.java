package dev.kronus.story.storm;

import java.util.Locale;

/** What can go wrong at a seam, each counted by itself. */
enum Fault {
  /** The function dies before the call has its effect. */
  CRASH_BEFORE,
  /** It dies after the effect, without hearing of it. */
  CRASH_AFTER,
  /** The call takes long, and others run meanwhile. */
  STALL,
  /** Another function runs whole just before the call. */
  MEANWHILE,
  TABLE_THROTTLED,
  TABLE_CONFLICT,
  TABLE_TIMEOUT,
  /** A write took effect and its answer never came. */
  TABLE_ANSWER_LOST,
  /** A plain addition was made twice, as the SDK's own repetition would. */
  TABLE_ADDED_TWICE,
  /** The index shows a state of some writes ago. */
  INDEX_STALE,
  TIMER_REFUSED,
  TIMER_ANSWER_LOST,
  TIMER_DROPPED,
  TIMER_DOUBLED,
  TIMER_DELAYED,
  POKE_REFUSED,
  POKE_ANSWER_LOST,
  POKE_DROPPED,
  POKE_DOUBLED,
  POKE_DELAYED,
  /** The provider has the text and Kronus never hears of it by itself. */
  WEBHOOK_LOST,
  WEBHOOK_DOUBLED,
  WEBHOOK_DELAYED,
  /** The provider's word of a message never comes, comes twice, or late and out of order. */
  STATUS_LOST,
  STATUS_DOUBLED,
  STATUS_DELAYED,
  /** The provider took the message, and the phone never got it. */
  UNDELIVERED,
  /** The phone is off for hours: nothing reaches it. */
  PHONE_OFF,
  PROVIDER_DOWN,
  PROVIDER_POSTPONED,
  /** The message went out and the answer was lost. */
  PROVIDER_ANSWER_LOST,
  /** Neither went anywhere. */
  PROVIDER_TIMEOUT,
  PROVIDER_UNREACHABLE,
  SECRET_REFUSED,
  TOPIC_REFUSED,
  TOPIC_ANSWER_LOST,
  SWEEPER_DOWN,
  CLOCK_SKEW;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
