import * as api from './api.js';
import { $, element } from './dom.js';

/** The card of the presenter: what was found in the photo, what is advised, framing and background. */

let shown; // the presenter on the card, as the service last described it
let asked; // whose description is on its way

const form = () => $('look');
const field = (name) => form().elements[name];

/** Shows another presenter; the same one stays as it is, with what is being typed. */
export async function choosePresenter(id, failed) {
  if (id === shown?.id || id === asked) return;
  asked = id;
  try {
    const presenter = await api.presenter(id);
    if (asked === id) show(presenter);
  } catch (problem) {
    if (asked === id) failed(problem);
  }
  if (asked === id) asked = undefined;
}

function show(presenter) {
  shown = presenter;
  $('presenter-name').textContent = presenter.name;
  const { framing, background } = presenter.look;
  for (const name of ['zoom', 'x', 'y']) field(name).value = framing[name];
  field('mode').value = background.mode;
  if (background.colour) field('colour').value = background.colour;
  if (background.strength !== undefined) field('strength').value = background.strength;
  field('picture').value = '';
  showChoice();
  showPicture();
  showFindings(presenter.check.findings);
}

function showFindings(findings) {
  $('findings').replaceChildren(
    ...(findings.length
      ? findings.map(({ code, severity, value, threshold, advice }) =>
          element('li', { data: { severity, code }, title: `${code}: ${value}, said from ${threshold}` }, advice))
      : [element('li', { className: 'none' }, 'Nothing to improve about the photo.')]),
  );
}

function showPicture() {
  if (!shown) return;
  const rig = form().elements.view.value === 'rig';
  $('face').src = `${api.presenterPicture(shown.id, rig ? 'rig.png' : 'preview.png')}?at=${Date.now()}`;
  $('face').alt = rig ? `What was found in the photo of ${shown.name}` : `${shown.name} as it airs`;
}

/** Only what the chosen background needs can be set. */
function showChoice() {
  const mode = field('mode').value;
  for (const [name, of] of [['colour', 'colour'], ['strength', 'blur'], ['picture', 'picture']]) {
    field(name).closest('label').hidden = mode !== of;
  }
  for (const name of ['zoom', 'x', 'y']) {
    $(`look-${name}`).textContent = name === 'zoom' ? `${Number(field(name).value).toFixed(2)} ×` : `${Math.round(field(name).value * 100)} %`;
  }
}

/** What differs from what the service has is sent; a picture already there need not be chosen again. */
async function apply() {
  const id = shown.id;
  let answer;
  const framing = Object.fromEntries(['zoom', 'x', 'y'].map((name) => [name, Number(field(name).value)]));
  if (['zoom', 'x', 'y'].some((name) => framing[name] !== shown.look.framing[name])) {
    answer = await api.putFraming(id, framing);
  }
  const mode = field('mode').value;
  const file = field('picture').files[0];
  if (mode === 'picture') {
    if (file) answer = await api.putBackgroundPicture(id, file);
    else if (shown.look.background.mode !== 'picture') throw new api.Problem('Choose a picture for the background.');
  } else {
    const background = { mode };
    if (mode === 'colour') background.colour = field('colour').value;
    if (mode === 'blur') background.strength = Number(field('strength').value);
    answer = await api.putBackground(id, background);
  }
  if (answer && id === shown.id) show(answer);
}

export function preparePresenter(failed, worked) {
  form().addEventListener('input', ({ target }) => (target.name === 'view' ? showPicture() : showChoice()));
  form().addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form().querySelector('[type="submit"]');
    if (button.disabled || !shown) return;
    button.disabled = true;
    try {
      await apply();
      worked();
    } catch (problem) {
      failed(problem);
    } finally {
      button.disabled = false;
    }
  });
  $('look-reset').addEventListener('click', () => {
    Object.assign(field('zoom'), { value: 1 });
    Object.assign(field('x'), { value: 0 });
    Object.assign(field('y'), { value: 0 });
    showChoice();
  });
}
