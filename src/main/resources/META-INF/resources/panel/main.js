import * as api from './api.js';
import { $, element, gathered } from './dom.js';
import { prepareForms } from './forms.js';
import { Player } from './player.js';
import { choosePresenter, preparePresenter } from './presenter.js';
import * as views from './views.js';

const LOG_ENTRIES = 40;
const DEFAULT_RATE = 25;

const player = new Player();
let info; // the channel in view, as the service last described it
let seenAt = 0; // performance.now() of that description
let playing; // {kind, text, language, product} of what is on air
let events;

const id = () => info?.id;
const rate = () => Number(info?.canvas.split('@')[1]) || DEFAULT_RATE;
const failed = (problem) => views.showNotice(problem.message);
const worked = () => views.showNotice('');

/** Runs a call for the channel in view and forgets its answer when another channel was chosen meanwhile. */
async function ask(call, show) {
  const asked = id();
  if (!asked) return;
  try {
    const answer = await call(asked);
    if (asked === id()) show(answer);
  } catch (problem) {
    if (asked === id()) failed(problem);
  }
}

const refreshLines = gathered(250, () => ask(api.lines, (lines) => views.showRundown(lines, removeLine)));
const refreshLog = gathered(800, () => ask((channel) => api.asRun(channel, LOG_ENTRIES), (log) => views.showLog(log, rate())));
const refreshDestinations = gathered(250, () => ask(api.destinations, (list) => {
  info.destinations = list;
  views.showDestinations(list, removeDestination);
}));
const refreshChannel = gathered(250, () => ask(api.channel, describe));

const removeLine = (line) => ask((channel) => api.removeLine(channel, line), refreshLines);
const removeDestination = (destination) => {
  if (window.confirm(`Stop sending to ${destination.name}?`)) {
    ask((channel) => api.removeDestination(channel, destination.id), refreshDestinations);
  }
};

function describe(channel) {
  const first = channel.id !== id();
  info = channel;
  seenAt = performance.now();
  views.showLamp(channel.state);
  views.showWarnings(channel.warnings);
  views.showProduct(channel.product);
  views.showDestinations(channel.destinations, removeDestination);
  playing = channel.playing
    ? { kind: channel.playing, text: channel.airing?.text, language: channel.airing?.language, product: channel.airing?.product ?? channel.product }
    : undefined;
  views.showPlaying(playing);
  $('facts').textContent = [channel.canvas, channel.encoder, channel.label ? 'AI label on' : 'AI label off'].filter(Boolean).join(' · ');
  if (first) $('say-language').value = channel.language;
  choosePresenter(channel.presenter, failed);
  const slate = api.photoUrl(channel.presenter);
  if (channel.state === 'off-air') player.stop('Off air', slate);
  else player.play(channel.programme, slate);
}

function follow(channel) {
  events?.close();
  events = new EventSource(api.eventsUrl(channel));
  const on = (type, handle) => events.addEventListener(type, (event) => handle(JSON.parse(event.data)));
  events.onopen = () => {
    $('connection').hidden = true;
    refreshLines();
    refreshLog();
  };
  events.onerror = () => {
    $('connection').hidden = false;
    $('connection').textContent = 'reconnecting…';
    if (events.readyState === EventSource.CLOSED) setTimeout(loadChannels, 3000);
  };
  on('snapshot', describe);
  on('channel', refreshChannel);
  on('line', refreshLines);
  on('product', refreshChannel);
  on('destination', refreshDestinations);
  on('playing', ({ kind, text }) => {
    playing = { ...playing, kind, text, product: kind === 'line' ? playing?.product : undefined };
    views.showPlaying(playing);
    refreshChannel();
    refreshLines();
    refreshLog();
  });
  on('warning', (warning) => {
    const others = info.warnings.filter(({ code, about }) => code !== warning.code || about !== warning.about);
    info.warnings = warning.state === 'begun' ? [...others, warning] : others;
    views.showWarnings(info.warnings, warning.state === 'over' ? warning.detail : undefined);
  });
}

async function choose(channel) {
  if (channel === id()) return follow(channel);
  info = undefined;
  views.showRundown([], removeLine);
  views.showLog([], DEFAULT_RATE);
  try {
    describe(await api.channel(channel));
    worked();
    history.replaceState(null, '', `#${encodeURIComponent(channel)}`);
    follow(channel);
  } catch (problem) {
    failed(problem);
    setTimeout(loadChannels, 3000);
  }
}

async function loadChannels() {
  try {
    const list = await api.channels();
    const wanted = id() ?? decodeURIComponent(location.hash.slice(1));
    $('channel').replaceChildren(...list.map(({ id: value, name }) => element('option', { value }, name)));
    $('empty').hidden = list.length > 0;
    $('desk').hidden = list.length === 0;
    const chosen = list.find((channel) => channel.id === wanted) ?? list.find((channel) => channel.state === 'on-air') ?? list[0];
    if (!chosen) return setTimeout(loadChannels, 3000);
    $('channel').value = chosen.id;
    await choose(chosen.id);
  } catch (problem) {
    failed(problem);
    setTimeout(loadChannels, 3000);
  }
}

prepareForms(
  {
    say: async (line, recording) => {
      await (recording ? api.sayRecording(id(), line, recording) : api.say(id(), line));
      worked();
      refreshLines();
    },
    showProduct: async (product) => { describe(await api.showProduct(id(), product)); worked(); },
    clearProduct: async () => { await api.clearProduct(id()); refreshChannel(); },
    addDestination: async (destination) => { await api.addDestination(id(), destination); worked(); refreshDestinations(); },
  },
  failed,
);

preparePresenter(failed, worked);

$('channel').addEventListener('change', (event) => choose(event.target.value));
$('notice-close').addEventListener('click', worked);
$('power').addEventListener('click', async () => {
  const on = $('power').dataset.does === 'on-air';
  if (!on && !window.confirm('Take this channel off air? The programme ends for everyone who watches.')) return;
  $('power').disabled = true;
  await ask((channel) => api.power(channel, on), describe);
  $('power').disabled = false;
});

setInterval(() => {
  const onAir = info?.state === 'on-air';
  views.showRunning(onAir ? info.frames / rate() + (performance.now() - seenAt) / 1000 : undefined);
}, 250);
setInterval(() => { if (info?.destinations.length && !document.hidden) refreshDestinations(); }, 5000);

loadChannels();
