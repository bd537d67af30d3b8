// What is moved, the reforms kept beside it, and what the engine makes of both.
import { signal, computed, effect, untracked } from '@preact/signals';
import { write, parse } from '../lib/jdoc.mjs';
import { scenarioDocument, movableWeights, movableFigures, movedFrom } from '../lib/scenario.mjs';
import { freeName } from '../session.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';
import { t } from '../i18n.mjs';
import { route } from '../route.mjs';

/** key → {path, value}: what differs from the rules as they are. */
export const moved = signal(new Map());
export const title = signal('');
/** Scenario files that were opened and hold more than sliders show: they lie under what is moved. */
export const under = signal([]);
/** Reforms kept for comparison: [{title, files: [{name, bytes}]}] */
export const kept = signal([]);
export const outcome = signal(null);
export const milliseconds = signal(0);
export const robust = signal(null);
/** Sweeps that were run: path → breaks */
export const breaks = signal({});

export const weights = computed(() => (session.resolved.value ? movableWeights(session.resolved.value) : []));
export const figures = computed(() => (session.resolved.value ? movableFigures(session.resolved.value) : []));
export const ready = computed(() => Boolean(session.resolved.value && session.bids.value.length));

export const scenarioTitle = computed(() => title.value.trim() || t('whatif.untitled'));
const ownFile = computed(() => (moved.value.size ? { name: 'scenario.json', bytes: `${write(scenarioDocument(scenarioTitle.value, [...moved.value.values()]))}\n` } : null));
export const ownText = computed(() => ownFile.value?.bytes ?? '');
/** The files of the case that the sliders make, the lowest first. */
export const current = computed(() => [...under.value, ...(ownFile.value ? [ownFile.value] : [])]);

export function move(one, value) {
  const next = new Map(moved.value);
  if (value === null || value === one.now) next.delete(one.key);
  else next.set(one.key, { path: one.path, value });
  moved.value = next;
}

export const valueOf = (one) => moved.value.get(one.key)?.value ?? one.now;

export function reset() {
  moved.value = new Map();
  under.value = [];
  title.value = '';
}

export function keep() {
  if (!current.value.length) return;
  const taken = kept.value.flatMap((reform) => reform.files.map((file) => file.name)).concat(['scenario.json']);
  const files = current.value.map((file) => (file.name === 'scenario.json' ? { ...file, name: freeName(`reform-${kept.value.length + 1}.json`, taken) } : file));
  kept.value = [...kept.value, { title: scenarioTitle.value, files }];
  reset();
}

/** Opens a scenario: onto the sliders where they can show all of it, else as a file under them. */
export function openScenario(file) {
  const scenario = parse(ask.textOf(file.bytes));
  const { moved: found, whole } = movedFrom(scenario, [...weights.value, ...figures.value]);
  if (!whole) under.value = [...under.value, { ...file, name: freeName(file.name, [...under.value.map((one) => one.name), session.ruleset.value.name, 'scenario.json']) }];
  else {
    title.value = scenario.get('title') ?? '';
    moved.value = new Map(found.map((one) => [one.path.join('\u0000'), one]));
  }
}

/** The work of `model`: words for --scenario, and the files that they name. */
export const work = computed(() => {
  const cases = [...kept.value.map((reform) => reform.files), ...(current.value.length ? [current.value] : [])];
  const files = new Map(cases.flat().map((file) => [file.name, file]));
  return { ruleset: session.ruleset.value, bids: session.bids.value, asOf: session.asOf.value, scenarios: cases.map((list) => ({ name: list.map((file) => file.name).join('+') })), files: [...files.values()] };
});

/** A browser makes code quick by running it: what is asked first is asked some times more, while nothing else is. */
const WARMING = 6;
let runs = 0;
let running = false;
let again = false;

/** One run at a time: while one runs, only the newest state waits. */
async function run() {
  again = true;
  if (running) return;
  running = true;
  for (; again || runs < WARMING; runs++) {
    const shows = again, started = performance.now();
    again = false;
    const done = await ask.model(work.value);
    if (!shows) continue;
    outcome.value = done;
    milliseconds.value = performance.now() - started;
  }
  running = false;
}

effect(() => {
  const now = work.value;
  if (!ready.value || route.value.place !== 'whatif') return;
  untracked(() => { if (now.ruleset) run(); });
});

/** How far each weight may go alone before somebody else is first: asked once for each set of bids. */
export async function findEnds() {
  const [ruleset, bids] = [session.ruleset.value, session.bids.value];
  const done = await ask.robustness({ ruleset, bids, asOf: session.asOf.value });
  if (ruleset === session.ruleset.value && bids === session.bids.value) robust.value = done.robustness;
}

effect(() => {
  void session.ruleset.value;
  void session.bids.value;
  void session.asOf.value;
  untracked(() => {
    robust.value = null;
    breaks.value = {};
  });
});

/** Where along a figure's range somebody starts or stops passing, or is recommended. */
export async function findBreaks(one) {
  if (breaks.value[one.sweep]) return;
  breaks.value = { ...breaks.value, [one.sweep]: 'asked' };
  const step = (Number(one.max) - Number(one.min)) / 20;
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(step) + 1));
  const sweep = `${one.sweep}=${one.min}:${one.max}:${Number(step.toFixed(Math.min(6, decimals)))}`;
  const done = await ask.model({ ruleset: session.ruleset.value, bids: session.bids.value, asOf: session.asOf.value, scenarios: [], files: [], sweeps: [sweep] });
  breaks.value = { ...breaks.value, [one.sweep]: done.model?.sweeps?.[0]?.breaks ?? [] };
}

/** Where all files were closed, so are the reforms of their rules. */
effect(() => {
  if (session.ruleset.value) return;
  untracked(() => {
    kept.value = [];
    reset();
  });
});
