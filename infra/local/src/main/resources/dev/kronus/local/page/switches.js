'use strict';

// What of the world goes wrong: Twilio's word, and Kronus itself; and whether Kronus says it is well.

const USUAL = {webhooks: 'delivers', callbacks: 'delivers', kronus: 'runs'};

for (const part of Object.keys(USUAL)) {
  const show = (door) => {
    $(part).value = door.behaviour;
    $(part).classList.toggle('odd', door.behaviour !== USUAL[part]);
  };
  $(part).addEventListener('change', () =>
    attempt(async () => show(await send('PUT', part, {behaviour: $(part).value}))));
  attempt(async () => show(await ask(part)));
}

/** A heartbeat older than five minutes is silence: the alarm for a dead Kronus. */
function showHeart(heart) {
  const age = heart.last_at ? Date.now() + offset - new Date(heart.last_at) : Infinity;
  $('heart').textContent = heart.last_at ? 'heartbeat ' + when(heart.last_at) : 'no heartbeat yet';
  $('heart').classList.toggle('silent', age > 5 * 60 * 1000);
}
