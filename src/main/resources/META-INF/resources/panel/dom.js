/** Small helpers. Text always goes in as text, never as markup. */

export const $ = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'on') Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    else if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** Of one kind for each language, so that the browser picks the right glyphs. */
const LANGUAGES = new Map([
  ['zh', { name: '普通话', tag: 'zh-CN' }],
  ['yue', { name: '廣東話', tag: 'zh-HK' }],
  ['en', { name: 'English', tag: 'en' }],
  ['ja', { name: '日本語', tag: 'ja' }],
  ['ko', { name: '한국어', tag: 'ko' }],
  ['de', { name: 'Deutsch', tag: 'de' }],
  ['fr', { name: 'Français', tag: 'fr' }],
]);

export const languages = [...LANGUAGES].map(([code, { name }]) => ({ code, name }));
export const languageName = (code) => LANGUAGES.get(code)?.name ?? code;
export const languageTag = (code) => LANGUAGES.get(code)?.tag ?? '';

export function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  return [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

export const timeOfDay = (instant) => new Date(instant).toLocaleTimeString('en-GB');

/** At most one call in the given time, and always one after the last request. */
export function gathered(milliseconds, work) {
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, milliseconds);
  };
}
