// Help: the documents, offline, with a search over their titles and texts.
import { html, useEffect, useState, useId, useRef } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { docs } from '../library.mjs';
import { facts } from '../engine.mjs';

const plain = (markup) => markup.replace(/<[^>]*>/g, ' ');

function Search({ pages, onFound }) {
  const id = useId();
  const [wanted, setWanted] = useState('');
  const search = (event) => {
    const text = event.target.value;
    setWanted(text);
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    onFound(words.length ? pages.filter((page) => words.every((word) => `${page.title} ${plain(page.html)}`.toLowerCase().includes(word))) : pages);
  };
  return html`<div class="field"><label for=${id}>${t('help.search')}</label><input id=${id} type="search" value=${wanted} onInput=${search} /></div>`;
}

function Page({ page, place }) {
  const body = useRef();
  useEffect(() => {
    if (!place) return;
    const target = document.getElementById(`${page.id}--${place}`);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [page.id, place]);
  // Our own documents, made into HTML when the page was built.
  return html`<article class="card doc" lang="en" aria-labelledby="doc-h"><h2 id="doc-h">${page.title}</h2><div ref=${body} dangerouslySetInnerHTML=${{ __html: page.html }}></div></article>`;
}

function About() {
  const { version, commit, sha256 } = facts();
  return html`<section class="card" aria-labelledby="about-page-h"><h2 id="about-page-h">${t('help.about')}</h2><p>${t('help.about-lead')}</p>
    <dl class="facts"><dt>${t('help.version')}</dt><dd>${version}</dd><dt>${t('help.commit')}</dt><dd><code>${commit}</code></dd>
    ${Object.entries(sha256).map(([part, hex]) => html`<dt>SHA-256, ${part}</dt><dd><code>${hex}</code></dd>`)}</dl>
    <p class="hint">${t('help.licences')}</p></section>`;
}

export function Help({ rest }) {
  const [pages, setPages] = useState([]);
  const [found, setFound] = useState(null);
  useEffect(() => { docs().then(setPages); }, []);
  const page = pages.find((one) => one.id === rest[0]);
  return html`<h1>${t('help.title')}</h1><p class="lead">${t('help.lead')}</p>
    <div class="help-layout"><aside aria-label=${t('help.pages')}><${Search} pages=${pages} onFound=${setFound} /><nav aria-label=${t('help.pages')}><ul>
      <li><a href="#/help" aria-current=${page ? undefined : 'page'}>${t('help.about')}</a></li>
      ${(found ?? pages).map((one) => html`<li><a href=${`#/help/${one.id}`} lang="en" aria-current=${page === one ? 'page' : undefined}>${one.title}</a></li>`)}</ul></nav></aside>
    <div>${page ? html`<${Page} page=${page} place=${rest[1]} />` : html`<${About} />`}</div></div>`;
}
