// The frame of the page: what it is, the six places, and which of them is shown (by the address after #).
import { html, useEffect, useRef } from './ui/html.mjs';
import { signal } from '@preact/signals';
import { t, language, languages } from './i18n.mjs';
import * as ask from './ask.mjs';
import { facts } from './engine.mjs';
import { route, routeOf } from './route.mjs';
import { Evaluate } from './places/evaluate.mjs';
import { Rules } from './places/rules.mjs';
import { FillIn } from './places/fill.mjs';
import { WhatIf } from './places/whatif.mjs';
import { CheckRecord } from './places/record.mjs';
import { Help } from './places/help.mjs';

const PLACES = { evaluate: Evaluate, rules: Rules, fill: FillIn, whatif: WhatIf, check: CheckRecord, help: Help };

const engineVersion = signal('');
const ownHash = signal('');

/** The SHA-256 of this very file, where the browser lets a page read itself; else the reader compares it with a tool. */
async function hashOfPage() {
  const made = globalThis.pageSource ?? `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(made));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function LanguageChoice() {
  return html`<label class="language"><span class="visually-hidden">${t('app.language')}</span>
    <select value=${language.value} onChange=${(e) => { language.value = e.target.value; }}>
      ${languages.map((tag) => html`<option value=${tag} lang=${tag}>${new Intl.DisplayNames([tag], { type: 'language' }).of(tag)}</option>`)}</select></label>`;
}

function Header() {
  return html`<header class="top"><div class="wrap">
    <a class="brand" href="#/evaluate"><svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><path class="logo-back" d="M4 0h24a4 4 0 0 1 4 4v24a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" />
      <path class="logo-bars" d="M7 8h18v4H7zM7 14h13v4H7zM7 20h8v4H7z" /></svg><span>bidgauge</span></a>
    <p class="promise"><svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor" /></svg> ${t('app.promise')}</p>
    <${LanguageChoice} /></div>
    <nav class="wrap" aria-label=${t('app.places')}><ul>${Object.keys(PLACES).map((id) => html`<li><a href=${`#/${id}`} aria-current=${route.value.place === id ? 'page' : undefined}>
      ${t(`place.${id}`)}</a></li>`)}</ul></nav></header>`;
}

function Footer() {
  return html`<footer class="bottom"><div class="wrap"><p>${t('app.engine')} <strong>${engineVersion.value || '…'}</strong>${facts().commit ? html` · ${facts().commit}` : ''}. ${t('app.kept')}</p>
    <p class="hash"><span>${t('app.hash')}</span> <code data-testid="own-hash">${ownHash.value || '…'}</code></p></div></footer>`;
}

export function App() {
  const main = useRef();
  const { place, rest } = route.value;
  useEffect(() => {
    const change = () => {
      const before = route.value.place;
      route.value = routeOf(location.hash);
      if (before === route.value.place) return;
      scrollTo(0, 0);
      main.current.focus({ preventScroll: true });
    };
    addEventListener('hashchange', change);
    ask.version().then((text) => { engineVersion.value = text; });
    hashOfPage().then((hex) => { ownHash.value = hex; }, () => { ownHash.value = t('app.no-hash'); });
    return () => removeEventListener('hashchange', change);
  }, []);
  useEffect(() => {
    document.title = `${t(`place.${place}`)} – bidgauge`;
  }, [place, language.value]);
  const Place = PLACES[place];
  const skip = (event) => {
    event.preventDefault();
    main.current.focus();
  };
  return html`<a class="skip" href="#main" onClick=${skip}>${t('app.skip')}</a><${Header} />
    <main id="main" class="wrap" tabindex="-1" ref=${main}><${Place} key=${place} rest=${rest} /></main><${Footer} />`;
}
