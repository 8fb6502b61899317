'use strict';

const BEHAVIOURS = {
  'delivers': 'delivers',
  'undelivered': 'takes it, undelivered',
  'rejects:21610': 'refuses: opted out (21610)',
  'rejects:30007': 'refuses: filtered (30007)',
  'throttles': 'throttles',
  'down': 'is down',
  'lost_answer': 'sends, answer lost',
  'lost_message': 'message and answer lost',
};
const $ = (id) => document.getElementById(id);
const cards = new Map();
let offset = 0;

// ---- asking ----

async function ask(path, options) {
  const answer = await fetch('/_local/' + path, options);
  const type = answer.headers.get('content-type') || '';
  const body = type.includes('json') ? await answer.json() : await answer.text();
  if (!answer.ok) {
    throw new Error((body.errors || ['Kronus answered ' + answer.status + '.']).join(' '));
  }
  return body;
}

function send(method, path, body) {
  return ask(path, {
    method,
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(body),
  });
}

/** Runs something a person asked for; what goes wrong is shown, not swallowed. */
async function attempt(work) {
  try {
    await work();
    complain('');
  } catch (fault) {
    complain(fault.message);
  }
}

function complain(text) {
  $('error').textContent = text;
  $('error').hidden = !text;
}

// ---- making ----

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Times are this browser's, and say so. */
const time = (iso) => new Date(iso).toLocaleTimeString([],
  {hour: '2-digit', minute: '2-digit', timeZoneName: 'short'});
const date = (iso) =>
  new Date(iso).toLocaleDateString([], {weekday: 'short', day: 'numeric', month: 'short'});

function when(iso) {
  const far = Math.abs(new Date(iso) - (Date.now() + offset)) > 20 * 3600 * 1000;
  return far ? date(iso) + ', ' + time(iso) : time(iso);
}

// ---- phones ----

function card(number) {
  if (cards.has(number)) return cards.get(number);
  const root = $('phone').content.firstElementChild.cloneNode(true);
  const made = {
    root,
    facts: root.querySelector('.facts'),
    who: root.querySelector('.who'),
    select: root.querySelector('select'),
    list: root.querySelector('.messages'),
    shown: '',
  };
  const form = root.querySelector('form');
  const input = form.querySelector('input');
  root.querySelector('h3').textContent = number;
  made.list.setAttribute('aria-label', 'Messages of ' + number);
  made.select.setAttribute('aria-label', 'What Twilio does with texts to ' + number);
  input.id = 'text-' + number;
  input.setAttribute('aria-label', 'Text Kronus from ' + number);
  form.querySelector('button').setAttribute('aria-label', 'Send from ' + number);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = input.value;
    input.value = '';
    attempt(async () => {
      await send('POST', 'messages', {from: number, body});
      await refresh();
    });
  });
  made.select.addEventListener('change', () =>
    attempt(() => send('PUT', 'numbers/' + encodeURIComponent(number), {behaviour: made.select.value})));
  cards.set(number, made);
  $('phones').append(root);
  behave(made, 'delivers');
  return made;
}

function behave(made, behaviour) {
  if (document.activeElement === made.select) return;
  const words = {...BEHAVIOURS};
  if (!(behaviour in words)) words[behaviour] = behaviour;
  made.select.replaceChildren(...Object.entries(words).map(([word, text]) => new Option(text, word)));
  made.select.value = behaviour;
  made.select.classList.toggle('odd', behaviour !== 'delivers');
}

function bubble(message, number) {
  const mine = message.from === number;
  const lost = ['undelivered', 'failed', 'refused', 'lost'].includes(message.status);
  const item = make('li', 'bubble ' + (mine ? 'phone-side' : 'kronus') + (lost ? ' lost' : ''));
  const parts = message.segments > 1 ? ` · ${message.segments} segments` : '';
  const code = message.error_code ? ' ' + message.error_code : '';
  const status = mine ? '' : ' · ' + message.status + code;
  const small = make('small', '', time(message.created_at) + status + parts);
  small.title = message.created_at;
  item.append(make('p', '', message.body), small);
  return item;
}

function conversation(made, number, messages) {
  const key = messages.map((m) => m.sid + m.status).join();
  if (key === made.shown) return;
  made.shown = key;
  const items = [];
  let day = '';
  for (const message of messages) {
    const own = date(message.created_at);
    if (own !== day) items.push(make('li', 'date', own));
    day = own;
    items.push(bubble(message, number));
  }
  made.list.replaceChildren(...items);
  made.list.scrollTop = made.list.scrollHeight;
}

function showPeople(people) {
  const known = new Map();
  for (const one of people) {
    const who = one.is === 'user' ? one.name : `${one.name}, contact of user ${one.user}`;
    known.set(one.number, [...(known.get(one.number) || []), who]);
  }
  cards.forEach((made, number) => { made.who.textContent = (known.get(number) || []).join(' · '); });
}

function showPhones(messages, numbers) {
  const conversations = new Map(numbers.map((phone) => [phone.number, []]));
  for (const message of messages) {
    const number = message.status === 'received' ? message.from : message.to;
    if (!conversations.has(number)) conversations.set(number, []);
    conversations.get(number).push(message);
  }
  conversations.forEach((list, number) => conversation(card(number), number, list));
  for (const phone of numbers) {
    const made = card(phone.number);
    behave(made, phone.behaviour);
    made.facts.replaceChildren(`asked to send ${phone.requests}×`);
    if (phone.opted_out) made.facts.append(' · ', make('span', 'out', 'opted out'));
  }
  $('empty').hidden = cards.size > 0;
}

// ---- the rest ----

function rows(id, list, row) {
  $(id + '-count').textContent = list.length || '';
  $(id).replaceChildren(...(list.length ? list.map(row) : [make('li', 'none', 'None.')]));
}

function row(name, at, more, status) {
  const item = make('li');
  const top = make('div', 'top');
  top.append(make('span', 'name', name), make('span', 'when', at));
  item.append(top);
  const line = make('div', 'more');
  if (status) line.append(make('span', 'status ' + status, status), ' ');
  line.append(more);
  item.append(line);
  return item;
}

function letter(mail) {
  const item = row(mail.subject, when(mail.at), 'to ' + mail.to, mail.status);
  item.append(make('p', 'letter', mail.text));
  return item;
}

function showRest([schedules, jobs, alerts, dead, mail]) {
  rows('mail', mail, letter);
  rows('schedules', schedules, (s) =>
    row(s.name, when(s.next_at), `${s.expression} ${s.time_zone} → ${s.target.replace('function:', '')}`));
  rows('jobs', jobs, (job) => {
    const user = (job.pk || '').replace('USER#', 'user ');
    const fault = job.last_error ? ' · ' + job.last_error : '';
    const fails = job.fails ? ` · failed ${job.fails}×` : '';
    return row((job.name || job.sk).replaceAll('_', ' '), job.created_at ? when(job.created_at) : '', user + fails + fault, job.status);
  });
  rows('alerts', alerts.reverse(), (alert) => row(alert.subject, when(alert.at), alert.message));
  rows('dead', dead.reverse(), (letter) => row(letter.function, when(letter.at), letter.error));
}

let wanted = false;
let busy = false;

/** One refresh at a time; what comes in meanwhile makes one more. */
async function refresh() {
  wanted = true;
  if (busy) return;
  busy = true;
  try {
    while (wanted) {
      wanted = false;
      const [messages, numbers, people, heart, ...rest] = await Promise.all(
        ['messages', 'numbers', 'people', 'heartbeats', 'schedules', 'jobs', 'alerts', 'dead_letters', 'mail']
          .map((path) => ask(path)));
      showHeart(heart);
      showPhones(messages, numbers);
      showPeople(people);
      showRest(rest);
    }
  } finally {
    busy = false;
  }
}

// ---- the clock ----

function showClock() {
  const now = new Date(Date.now() + offset);
  $('now').textContent = now.toLocaleTimeString([], {timeZoneName: 'short'});
  $('now').dateTime = now.toISOString();
  $('day').textContent =
    now.toLocaleDateString([], {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'});
}

async function move(wish) {
  const buttons = document.querySelectorAll('.movers button');
  buttons.forEach((button) => { button.disabled = true; });
  $('moved').textContent = 'moving…';
  try {
    await attempt(async () => {
      const moved = await send('POST', 'clock', wish);
      offset = new Date(moved.now) - Date.now();
      $('moved').textContent = moved.fired === 1 ? '1 thing fired' : moved.fired + ' things fired';
      showClock();
      await refresh();
    });
  } finally {
    if ($('moved').textContent === 'moving…') $('moved').textContent = '';
    buttons.forEach((button) => { button.disabled = false; });
  }
}

document.querySelector('.movers').addEventListener('click', (event) => {
  const {advance, to} = event.target.dataset;
  if (advance || to) move(advance ? {advance} : {to});
});

$('add').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const number = $('number').value.replace(/[\s().-]/g, '');
    await send('PUT', 'numbers/' + encodeURIComponent(number), {behaviour: 'delivers'});
    $('number').value = '';
    await refresh();
    $('text-' + number).focus();
  });
});

// ---- live ----

const events = new EventSource('/_local/events');
events.addEventListener('changed', () => attempt(refresh));
events.addEventListener('time', (event) => {
  offset = new Date(event.data) - Date.now();
  showClock();
});
events.onerror = () => complain('Kronus is not there; trying again.');
