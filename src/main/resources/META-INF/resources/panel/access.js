/** Asks for an API key where the service needs one, and keeps it for this browser session. */

import { element } from './dom.js';

const COOKIE = 'showhorse-key';
let dialog;

/** A cookie, because images, videos and event streams cannot send a header. It goes to this service only. */
function keep(key) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${encodeURIComponent(key)}; path=/; SameSite=Strict${secure}`;
}

/** @param {string} why what the service said; shown to the person */
export function askForKey(why) {
  if (dialog) return;
  const input = element('input', { type: 'password', name: 'key', required: true, autocomplete: 'current-password', placeholder: 'sh_…' });
  const form = element('form', { method: 'dialog', className: 'key' },
    element('h2', {}, 'API key'),
    element('p', {}, why),
    element('label', {}, 'Key', input),
    element('button', { type: 'submit' }, 'Use this key'));
  form.addEventListener('submit', () => {
    keep(input.value.trim());
    location.reload();
  });
  dialog = element('dialog', {}, form);
  document.body.append(dialog);
  dialog.showModal();
}
