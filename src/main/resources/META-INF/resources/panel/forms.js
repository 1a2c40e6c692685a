import { $, element, languages } from './dom.js';

/** Runs the work of a form once at a time; the button waits, problems go to `failed`. */
function submitting(form, failed, work) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type="submit"]');
    if (button.disabled) return;
    button.disabled = true;
    try {
      await work(Object.fromEntries(new FormData(form)));
    } catch (problem) {
      failed(problem);
    } finally {
      button.disabled = false;
    }
  });
}

/** @param actions say, showProduct, clearProduct and addDestination, each returning a promise */
export function prepareForms(actions, failed) {
  $('say-language').append(...languages.map(({ code, name }) => element('option', { value: code }, name)));

  const recording = $('say-recording');
  recording.addEventListener('change', () => { $('say-text').required = recording.files.length === 0; });
  submitting($('say'), failed, async ({ text, language, priority }) => {
    await actions.say({ text: text.trim(), language, priority }, recording.files[0]);
    $('say-text').value = '';
    recording.value = '';
    $('say-text').required = true;
    $('say-text').focus();
  });
  $('say-text').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) $('say').requestSubmit();
  });

  submitting($('product'), failed, ({ name, price }) => actions.showProduct({ name, price }));
  $('product-clear').addEventListener('click', () => actions.clearProduct().catch(failed));

  submitting($('destination'), failed, async ({ url, streamKey, name }) => {
    const destination = { url: url.trim() };
    if (streamKey) destination.streamKey = streamKey;
    if (name.trim()) destination.name = name.trim();
    await actions.addDestination(destination);
    $('destination').reset();
    $('destination-more').open = false;
  });
}
