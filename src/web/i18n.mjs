// Texts of the page, one file a language. What the engine says stays as it says it.
import { signal, computed, effect } from '@preact/signals';
import en from './messages.en.json';
import es from './messages.es.json';

const catalogues = { en, es };
export const languages = Object.keys(catalogues);

const preferred = () => (globalThis.navigator?.languages ?? []).map((tag) => tag.slice(0, 2)).find((tag) => catalogues[tag]);
export const language = signal(preferred() ?? 'en');
const catalogue = computed(() => catalogues[language.value]);
const plural = computed(() => new Intl.PluralRules(language.value));

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

/** The text of a key, with {names} filled in; with n, the form of the plural (key.one, key.other). */
export function t(key, values = {}) {
  const texts = catalogue.value;
  const counted = values.n !== undefined ? texts[`${key}.${plural.value.select(Number(values.n))}`] ?? texts[`${key}.other`] : undefined;
  return fill(counted ?? texts[key] ?? key, values);
}

/** A word of the rules (an element, a kind, a status) in the reader's language; the word itself where there is none. */
export const word = (group, id) => catalogue.value[`${group}.${id}`] ?? String(id ?? '').replaceAll('_', ' ');

if (globalThis.document) effect(() => {
  document.documentElement.lang = language.value;
});
