import { askForKey } from './access.js';

/** The REST surface. Every failure is a Problem with one sentence that can be shown. */

export class Problem extends Error {}

async function call(method, path, body) {
  const options = { method, headers: { accept: 'application/json, application/problem+json' } };
  if (body instanceof FormData) {
    options.body = body;
  } else if (body !== undefined) {
    options.headers['content-type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Problem('The service does not answer. Is it running?');
  }
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const document = text && type.includes('json') ? JSON.parse(text) : undefined;
  if (response.status === 401) askForKey(document?.detail ?? '');
  if (!response.ok) {
    throw new Problem(document?.detail || document?.title || `The service answered ${response.status} to ${method} ${path}.`);
  }
  return document;
}

const at = (channel, rest = '') => `/v1/channels/${encodeURIComponent(channel)}${rest}`;

export const channels = () => call('GET', '/v1/channels');
export const channel = (id) => call('GET', at(id));
export const power = (id, on) => call('POST', at(id, on ? '/on-air' : '/off-air'));
export const lines = (id) => call('GET', at(id, '/lines'));
export const say = (id, line) => call('POST', at(id, '/lines'), line);
export const sayRecording = (id, line, recording) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(line)) form.append(name, value);
  form.append('recording', recording);
  return call('POST', at(id, '/lines'), form);
};
export const removeLine = (id, line) => call('DELETE', at(id, `/lines/${encodeURIComponent(line)}`));
export const showProduct = (id, product) => call('PUT', at(id, '/product'), product);
export const clearProduct = (id) => call('DELETE', at(id, '/product'));
export const destinations = (id) => call('GET', at(id, '/destinations'));
export const addDestination = (id, destination) => call('POST', at(id, '/destinations'), destination);
export const removeDestination = (id, destination) =>
  call('DELETE', at(id, `/destinations/${encodeURIComponent(destination)}`));
export const asRun = (id, last) => call('GET', at(id, `/as-run?last=${last}`));
export const eventsUrl = (id) => at(id, '/events');

const of = (presenter, rest = '') => `/v1/presenters/${encodeURIComponent(presenter)}${rest}`;

export const presenter = (id) => call('GET', of(id));
export const photoUrl = (id) => of(id, '/photo');
export const presenterPicture = (id, name) => of(id, `/${name}`);
export const putFraming = (id, framing) => call('PUT', of(id, '/framing'), framing);
export const putBackground = (id, background) => call('PUT', of(id, '/background'), background);
export const putBackgroundPicture = (id, file) => {
  const form = new FormData();
  form.append('picture', file);
  return call('PUT', of(id, '/background'), form);
};
