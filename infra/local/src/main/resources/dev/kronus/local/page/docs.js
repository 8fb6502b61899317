'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const $ = (id) => document.getElementById(id);
let api;

// ---- reading the document ----

function at(reference) {
  return reference.slice(2).split('/').reduce((node, part) =>
    node[part.replace(/~1/g, '/').replace(/~0/g, '~')], api);
}

/** A parameter or an answer, wherever it is written. */
function found(node) {
  return node.$ref ? at(node.$ref) : node;
}

/** What a schema is once its references are followed; its own words go before theirs. */
function whole(node) {
  if (!node || typeof node !== 'object') {
    return {};
  }
  const {$ref: reference, allOf: parts, ...own} = node;
  const all = [reference && at(reference), ...(parts || [])].filter(Boolean).map(whole);
  const merged = Object.assign({}, ...all, own);
  merged.properties = Object.assign({}, ...all.map((part) => part.properties || {}));
  for (const [name, field] of Object.entries(own.properties || {})) {
    const before = merged.properties[name];
    merged.properties[name] = typeof before === 'object' && typeof field === 'object'
      ? {...before, ...field} : field;
  }
  merged.required = [...new Set([...all.flatMap((part) => part.required || []), ...(own.required || [])])];
  return merged;
}

function types(schema) {
  const choices = schema.oneOf || schema.anyOf;
  if (choices) {
    return choices.map((one) => types(whole(one))).join(' or ');
  }
  if (schema.enum) {
    return schema.enum.map((value) => value === null ? 'null' : value).join(', ');
  }
  if ('const' in schema) {
    return JSON.stringify(schema.const);
  }
  const named = [].concat(schema.type || []);
  return (named.length ? named.join(' or ') : 'any') + limits(schema);
}

function limits(schema) {
  const said = [];
  if ('minimum' in schema || 'maximum' in schema) {
    said.push(range(schema.minimum, schema.maximum));
  }
  if ('minLength' in schema || 'maxLength' in schema) {
    said.push(range(schema.minLength, schema.maxLength) + ' characters');
  }
  if (schema.maxItems) {
    said.push('at most ' + schema.maxItems);
  }
  if ('default' in schema) {
    said.push('default ' + JSON.stringify(schema.default));
  }
  return said.length ? ', ' + said.join(', ') : '';
}

function range(from, to) {
  if (from === undefined) {
    return 'up to ' + to;
  }
  return to === undefined ? 'from ' + from : from + ' to ' + to;
}

/** Fields, one after the other; those of an object inside stand under its name. */
function fields(node, prefix = '', depth = 0) {
  const schema = whole(node);
  if (schema.items && depth < 6) {
    return fields(schema.items, prefix + '[]', depth + 1);
  }
  const choices = schema.oneOf || schema.anyOf || [];
  const inside = choices.flatMap((one) => fields(one, prefix, depth + 1));
  const own = Object.entries(schema.properties || {}).flatMap(([name, field]) => {
    const path = prefix ? prefix + '.' + name : name;
    const read = whole(field);
    const row = {
      path,
      type: types(read),
      needed: schema.required.includes(name),
      about: read.description || '',
    };
    return depth < 6 ? [row, ...fields(field, path, depth + 1)] : [row];
  });
  return [...own, ...inside];
}

function routes() {
  const all = [];
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((word) => item[word])) {
      const parameters = [...(item.parameters || []), ...(item[method].parameters || [])].map(found);
      const last = new Map(parameters.map((one) => [one.in + one.name, one]));
      all.push({...item[method], path, method, parameters: [...last.values()]});
    }
  }
  return all;
}

// ---- writing it down ----

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== '' && child !== null));
  return node;
}

/** Text in which what stands between backquotes is code. */
function prose(tag, attributes, text) {
  const parts = text.split('`').map((part, i) => i % 2 ? make('code', {}, part) : part);
  return make(tag, attributes, ...parts);
}

function table(rows) {
  return make('table', {class: 'fields'}, make('tbody', {}, ...rows.map((row) =>
    make('tr', {},
      make('th', {scope: 'row'}, make('code', {}, row.path),
        row.needed ? make('small', {}, ' required') : ''),
      make('td', {class: 'type'}, row.type),
      prose('td', {class: 'about'}, row.about)))));
}

function example(value) {
  return make('pre', {tabindex: '0'}, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

function folded(title, ...inside) {
  return make('details', {}, make('summary', {}, title), ...inside);
}

function asked(route) {
  const parts = [];
  if (route.parameters.length) {
    parts.push(make('h4', {}, 'Parameters'), table(route.parameters.map((one) => ({
      path: one.name,
      type: types(whole(one.schema)) + (one.in === 'path' ? '' : ' (' + one.in + ')'),
      needed: one.required,
      about: one.description || '',
    }))));
  }
  for (const [type, body] of Object.entries((route.requestBody || {}).content || {})) {
    parts.push(make('h4', {}, 'Body ', make('span', {class: 'note'}, type)));
    const rows = fields(body.schema);
    parts.push(rows.length ? table(rows) : make('p', {}, types(whole(body.schema))));
    if ('example' in body) {
      parts.push(example(body.example));
    }
  }
  return parts;
}

function answered(route) {
  const parts = [];
  const refusals = make('ul', {class: 'refusals'});
  for (const [status, response] of Object.entries(route.responses)) {
    const answer = found(response);
    if (!status.startsWith('2')) {
      refusals.append(make('li', {}, make('b', {}, status), prose('span', {}, answer.description)));
      continue;
    }
    parts.push(make('h4', {}, status + ' ', prose('span', {class: 'note'}, answer.description)));
    for (const body of Object.values(answer.content || {})) {
      if ('example' in body) {
        parts.push(example(body.example));
      }
      const rows = fields(body.schema).filter((row) => !['success', 'data'].includes(row.path));
      if (rows.length) {
        parts.push(folded('Its ' + rows.length + ' fields', table(rows)));
      }
    }
  }
  return [...parts, make('h4', {}, 'Otherwise'), refusals];
}

function article(route) {
  return make('article', {class: 'route', id: route.operationId},
    make('h3', {},
      make('span', {class: 'method ' + route.method}, route.method.toUpperCase()),
      make('code', {}, route.path),
      make('span', {class: 'who'}, (route['x-who'] || []).join(', '))),
    prose('p', {class: 'summary'}, route.summary || ''),
    route.description ? prose('p', {class: 'description'}, route.description) : '',
    ...asked(route),
    ...answered(route));
}

function link(route) {
  return make('a', {href: '#' + route.operationId},
    make('b', {}, route.method.toUpperCase()), make('span', {}, route.path));
}

function intro() {
  const paragraphs = (api.info.description || '').trim().split(/\n\n/);
  return make('section', {class: 'intro'}, ...paragraphs.map((text) => prose('p', {}, text)));
}

function show(chosen) {
  $('list').replaceChildren();
  $('routes').replaceChildren(intro());
  for (const tag of api.tags || []) {
    const mine = chosen.filter((route) => (route.tags || [])[0] === tag.name);
    if (mine.length) {
      $('list').append(make('h2', {}, tag.name), ...mine.map(link));
      $('routes').append(
        make('div', {class: 'tag'}, make('h2', {}, tag.name), prose('p', {}, tag.description || '')),
        ...mine.map(article));
    }
  }
  if (!chosen.length) {
    $('routes').append(make('p', {class: 'nothing'}, 'No route has that.'));
  }
}

/** Routes in whose entry every word stands: path, summary, fields. */
function matching(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return routes().filter((route) => {
    const text = [route.method, route.path, route.summary, route.operationId, ...(route['x-who'] || []),
      ...Object.values((route.requestBody || {}).content || {})
        .flatMap((body) => fields(body.schema).map((row) => row.path))].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

async function start() {
  try {
    const answer = await fetch('/_local/docs/openapi.json');
    if (!answer.ok) {
      throw new Error('The document could not be read: ' + answer.status + '.');
    }
    api = await answer.json();
    $('find').addEventListener('input', () => show(matching($('find').value)));
    show(routes());
    if (location.hash && $(location.hash.slice(1))) {
      $(location.hash.slice(1)).scrollIntoView();
    }
  } catch (fault) {
    $('error').textContent = fault.message;
    $('error').hidden = false;
  }
}

start();
