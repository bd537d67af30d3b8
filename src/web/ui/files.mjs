// Choosing and dropping files, and saving them. Nothing is sent anywhere: a file goes to the engine in this page.
import { html, useRef, useState, useId } from './html.mjs';
import { t } from '../i18n.mjs';

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', json: 'application/json', csv: 'text/csv',
  html: 'text/html', txt: 'text/plain' };

/** Saves bytes or text under a name, as a download. */
export function save(name, content) {
  const type = TYPES[name.split('.').pop()] ?? 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** Files of a drop, with those of dropped folders. */
async function dropped(transfer) {
  const found = [];
  const visit = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((done, fail) => entry.file(done, fail));
      Object.defineProperty(file, 'webkitRelativePath', { value: path + file.name });
      found.push(file);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return;
      for (const one of some) await visit(one, `${path}${entry.name}/`);
    }
  };
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  for (const entry of entries) await visit(entry, '');
  return found;
}

/** A place to drop files on, with a button that chooses them. */
export function DropZone({ title, hint, button, onFiles, folder = false, multiple = true, accept, name }) {
  const input = useRef();
  const [over, setOver] = useState(false);
  const id = useId();
  const choose = (event) => {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length) onFiles(files);
  };
  const drop = async (event) => {
    event.preventDefault();
    setOver(false);
    const files = await dropped(event.dataTransfer);
    if (files.length) onFiles(files);
  };
  return html`
    <div class=${`drop ${over ? 'over' : ''}`} onDragOver=${(e) => { e.preventDefault(); setOver(true); }}
        onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <p class="drop-title" id=${`${id}t`}>${title}</p>
      ${hint && html`<p class="hint" id=${`${id}h`}>${hint}</p>`}
      <input type="file" class="visually-hidden" ref=${input} tabindex="-1" aria-hidden="true" data-testid=${name} multiple=${multiple}
        accept=${accept} webkitdirectory=${folder} onChange=${choose} />
      <button type="button" class="primary" aria-describedby=${hint ? `${id}h` : undefined} onClick=${() => input.current.click()}>${button}</button>
    </div>`;
}

/** A small button that chooses files. */
export function FileButton({ label, onFiles, multiple = false, accept, name }) {
  const input = useRef();
  const choose = (event) => {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length) onFiles(files);
  };
  return html`<span>
    <input type="file" class="visually-hidden" ref=${input} tabindex="-1" aria-hidden="true" data-testid=${name} multiple=${multiple} accept=${accept}
      onChange=${choose} />
    <button type="button" onClick=${() => input.current.click()}>${label}</button></span>`;
}

/** A button that makes a file and saves it; says what went wrong where nothing came. */
export function SaveButton({ label, make, primary = false }) {
  const [state, setState] = useState('');
  const press = async () => {
    setState('busy');
    try {
      const made = await make();
      if (made?.content) save(made.name, made.content);
      setState(made?.content ? 'saved' : made?.fault ?? t('save.failed'));
    } catch (fault) {
      setState(String(fault.message ?? fault));
    }
  };
  const busy = state === 'busy';
  return html`<span class="save"><button type="button" class=${primary ? 'primary' : ''} aria-disabled=${busy} onClick=${busy ? undefined : press}>
      ${label}</button> <span role="status" class="hint">${busy ? t('save.busy') : state === 'saved' ? t('save.done') : state}</span></span>`;
}
