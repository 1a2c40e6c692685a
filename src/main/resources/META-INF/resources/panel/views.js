import { $, clock, element, languageName, languageTag, timeOfDay } from './dom.js';

const COMING = ['queued', 'rendering', 'ready'];
const LOST = ['failed', 'expired'];
const COMING_SHOWN = 30;
const LOST_SHOWN = 3;
const LAMP = { 'on-air': 'On air', starting: 'Starting', 'off-air': 'Off air' };
const FILLER = {
  bridge: 'A bridge line, while a line is being made.',
  idle: 'The presenter waits for the next line.',
  still: 'The still picture.',
};

export function showLamp(state) {
  $('lamp').dataset.state = state;
  $('lamp').textContent = LAMP[state] ?? state;
  const power = $('power');
  power.disabled = false;
  power.dataset.does = state === 'off-air' ? 'on-air' : 'off-air';
  power.textContent = state === 'off-air' ? 'Go on air' : 'Go off air';
}

export function showRunning(seconds) {
  $('running').textContent = seconds === undefined ? '--:--:--' : clock(seconds);
  $('running').toggleAttribute('data-on', seconds !== undefined);
}

/** @param playing {kind, text, language, product}, or undefined off air */
export function showPlaying(playing) {
  const chip = $('playing');
  chip.textContent = playing?.kind ?? 'off air';
  chip.dataset.kind = playing?.kind ?? '';
  const text = $('now-text');
  const said = playing?.text || '';
  text.textContent = said || (playing ? FILLER[playing.kind] ?? RECORDING : 'Nothing is on air.');
  text.lang = said ? languageTag(playing.language) : 'en';
  text.toggleAttribute('data-filler', !said || playing.kind !== 'line');
  const product = playing?.product;
  $('now-product').hidden = !product;
  $('now-product').textContent = product ? `${product.name} · ${product.price}` : '';
}

/** In place of the text of a line that is heard as it was recorded and has no caption. */
const RECORDING = 'A recording';

/** What comes, in its order; below it the last lines that never aired, with the reason. */
export function showRundown(lines, remove) {
  const coming = lines.filter((line) => COMING.includes(line.state));
  const lost = lines.filter((line) => LOST.includes(line.state)).slice(-LOST_SHOWN);
  $('waiting').textContent = coming.length === 1 ? '1 line' : `${coming.length} lines`;
  const items = [...coming.slice(0, COMING_SHOWN), ...lost].map((line) => lineItem(line, remove));
  $('rundown').replaceChildren(...(items.length ? items : [element('li', { className: 'none' }, 'The rundown is empty.')]));
}

function lineItem(line, remove) {
  const facts = [languageName(line.language)];
  if (line.recording) facts.push(`recording, ${Math.round(line.recording.seconds)} s`);
  if (line.priority !== 'queue') facts.push(line.priority);
  if (line.loop) facts.push('repeats');
  if (line.product) facts.push(`${line.product.name} ${line.product.price}`);
  if (line.detail) facts.push(line.detail);
  return element(
    'li',
    {},
    element('span', { className: 'state', data: { state: line.state } }, line.state),
    element(
      'span',
      { className: 'said' },
      element('span', { lang: languageTag(line.language) }, line.text || RECORDING),
      element('span', { className: 'small' }, facts.join(' · ')),
    ),
    ...(COMING.includes(line.state)
      ? [element('button', { className: 'quiet', type: 'button', 'aria-label': `Take out: ${(line.text || RECORDING).slice(0, 60)}`, on: { click: () => remove(line.id) } }, '×')]
      : []),
  );
}

export function showProduct(product) {
  $('card-state').textContent = product ? `showing ${product.name} ${product.price}` : 'nothing on the card';
  $('product-clear').disabled = !product;
}

export function showDestinations(destinations, remove) {
  const live = destinations.filter((destination) => destination.state === 'live').length;
  $('destination-count').textContent = destinations.length ? `${live} of ${destinations.length} live` : '';
  $('destinations').replaceChildren(
    ...(destinations.length
      ? destinations.map((destination) => destinationItem(destination, remove))
      : [element('li', { className: 'none' }, 'The programme goes to this page (HLS) only.')]),
  );
}

function destinationItem(destination, remove) {
  const number = (n) => n.toLocaleString('en');
  const facts = [`${number(destination.framesSent)} frames sent`];
  if (destination.framesDropped) facts.push(`${number(destination.framesDropped)} dropped`);
  if (destination.secondsBehind >= 1) facts.push(`${destination.secondsBehind.toFixed(0)} s behind`);
  if (destination.retries) facts.push(`${number(destination.retries)} retries`);
  return element(
    'li',
    {},
    element('span', { className: 'state', data: { state: destination.state } }, destination.state),
    element(
      'span',
      { className: 'said' },
      destination.name,
      element('span', { className: 'small' }, destination.url),
      element('span', { className: 'small' }, facts.join(' · ')),
      ...(destination.detail ? [element('span', { className: 'small' }, destination.detail)] : []),
    ),
    element('button', { className: 'quiet', type: 'button', 'aria-label': `Remove ${destination.name}`, on: { click: () => remove(destination) } }, '×'),
  );
}

export function showLog(entries, rate) {
  $('log').replaceChildren(
    ...entries.toReversed().map((entry) =>
      element(
        'tr',
        entry.kind === 'line' ? {} : { data: { filler: '' } },
        element('td', {}, timeOfDay(entry.at)),
        element('td', {}, `${(entry.frames / rate).toFixed(2)} s`),
        element('td', {}, (entry.text || entry.kind) + (entry.truncated ? ' (cut)' : '')),
      ),
    ),
  );
}

const RELIEF_MILLIS = 8000;

/**
 * What is not as it should be, until it is over.
 *
 * @param relief says what is over, shown for some seconds; none by default
 */
export function showWarnings(warnings, relief) {
  const list = $('warnings');
  const old = [...list.querySelectorAll('[data-over]')];
  const items = warnings.map((warning) =>
    element(
      'li',
      { data: { code: warning.code } },
      element('time', {}, timeOfDay(warning.since)),
      element(
        'div',
        {},
        element('p', {}, warning.detail),
        element('p', { className: 'meanwhile' }, `Viewers: ${warning.audience}`),
        element('p', {}, `To do: ${warning.action}`),
      ),
    ),
  );
  if (relief) {
    const over = element('li', { data: { over: '' } }, element('span', {}, relief));
    old.push(over);
    setTimeout(() => {
      over.remove();
      list.hidden = !list.children.length;
    }, RELIEF_MILLIS);
  }
  list.replaceChildren(...items, ...old);
  list.hidden = !list.children.length;
}

export function showNotice(text, kind = 'error') {
  $('notice').hidden = !text;
  $('notice').dataset.kind = kind;
  $('notice-text').textContent = text;
}
