// Parts of the page that need no browser: JSON that keeps its digits, exact sums, pasted tables, messages, scenarios.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse, write, get, set, remove, rename, move, Num } from '../../../src/web/lib/jdoc.mjs';
import * as decimal from '../../../src/web/lib/decimal.mjs';
import { cells, rowsFor } from '../../../src/web/lib/sheet_paste.mjs';
import { read } from '../../../src/web/lib/diagnostics.mjs';
import { weightTotal, questionGroups, pointsByElement } from '../../../src/web/lib/criteria.mjs';
import { rangeAround, stepFor, scenarioDocument, movableFigures, movableWeights, movedFrom } from '../../../src/web/lib/scenario.mjs';
import { firstDifference } from '../../../src/web/lib/difference.mjs';

const sample = parse(readFileSync('samples/janitorial/ruleset.json', 'utf8'));

test('numbers keep their digits, members their order', () => {
  const text = '{"b": 17.60, "10": 1, "2": [1e3, -0.50], "a": {"x": true, "y": null}}';
  const doc = parse(text);
  assert.deepEqual([...doc.keys()], ['b', '10', '2', 'a']);
  assert.equal(doc.get('b').text, '17.60');
  assert.match(write(doc), /"b": 17\.60,\n {2}"10": 1,\n {2}"2": \[1e3, -0\.50\]/);
  assert.equal(write(parse(write(doc))), write(doc));
});

test('what is no JSON is refused', () => {
  for (const text of ['', '{', '{"a" 1}', '[1,]', '01', '{"a": 1} x', "{'a': 1}", '"\n"', '+1', '.5'])
    assert.throws(() => parse(text), SyntaxError, text);
});

test('a change leaves the document before it as it was', () => {
  const before = parse('{"a": {"b": 1, "c": 2, "d": 3}, "l": [1, 2]}');
  assert.equal(write(get(set(before, ['a', 'b'], new Num('9.0')), ['a', 'b'])), '9.0');
  assert.equal(write(get(before, ['a', 'b'])), '1');
  assert.deepEqual([...get(remove(before, ['a', 'b']), ['a']).keys()], ['c', 'd']);
  assert.deepEqual(get(remove(before, ['l', 0]), ['l']).map(String), ['2']);
  assert.deepEqual([...get(rename(before, ['a', 'c'], 'z'), ['a']).keys()], ['b', 'z', 'd']);
  assert.deepEqual([...get(move(before, ['a', 'c'], -1), ['a']).keys()], ['c', 'b', 'd']);
  assert.equal(move(before, ['a', 'b'], -1), before);
});

test('sums are exact', () => {
  assert.equal(decimal.sum(['0.1', '0.2']), '0.3');
  assert.equal(decimal.sum(['33.33', '33.33', '33.34']), '100');
  assert.equal(decimal.difference('1', '1.005'), '-0.005');
  assert.ok(decimal.equal('100', '100.00'));
  assert.ok(!decimal.equal('100', '100.01'));
});

test('a typed number is what it can only mean', () => {
  const meant = { '1200': '1200', '1200.50': '1200.50', '1,200.50': '1200.50', '1.200,50': '1200.50', '1 200': '1200', '1,200,000': '1200000', '12,5': '12.5', '-3': '-3', '007': '7' };
  for (const [text, value] of Object.entries(meant)) assert.equal(decimal.typed(text), value, text);
  assert.equal(decimal.typed('16.125'), '16.125');
  assert.equal(decimal.typed('1.200', { strict: true }), null);
  for (const text of ['1,200', 'n/a', '', '1.2.3', '12 (see p. 4)', '$5']) assert.equal(decimal.typed(text), null, text);
});

test('cells of a spreadsheet: tabs, quotes, headings', () => {
  assert.deepEqual(cells('a\t"b ""c""\nd"\te\r\n\r\nf\t\tg'), [['a', 'b "c"\nd', 'e'], ['f', '', 'g']]);
  assert.deepEqual(cells('a;1,5\nb;2,5'), [['a', '1,5'], ['b', '2,5']]);
  const columns = [{ id: 'class', label: 'Job class' }, { id: 'wage', label: 'Hourly wage' }];
  assert.deepEqual(rowsFor('Hourly wage\tJob class\n19.25\tCleaner', columns), [{ wage: '19.25', class: 'Cleaner' }]);
  assert.deepEqual(rowsFor('Cleaner\t19.25\tx', columns), [{ class: 'Cleaner', wage: '19.25' }]);
});

test('messages with their places', () => {
  const items = read('a.json:3:7: error E503: answer "x" ("X"): no number\n 3 | "x": "y"\n   |      ^\n   = help: correct it\n' +
    'form.xlsx: Questions!C7: warning W507: missing\n');
  assert.equal(items.length, 2);
  assert.deepEqual([items[0].file, items[0].line, items[0].column, items[0].code, items[0].help], ['a.json', 3, 7, 'E503', 'correct it']);
  assert.deepEqual([items[1].file, items[1].cell, items[1].severity], ['form.xlsx', 'Questions!C7', 'warning']);
});

test('weights of the sample add up, and a changed one does not', () => {
  assert.deepEqual(weightTotal(sample), { total: '100', wanted: '100', right: true, weighed: true });
  const changed = weightTotal(set(sample, ['criteria', 'pay', 'weight'], new Num('16.5')));
  assert.deepEqual([changed.total, changed.right], ['100.5', false]);
  assert.equal(weightTotal(sample, ['criteria', 'pay', 'criteria']).total, '100');
});

test('questions stand where the form that the engine writes has them', () => {
  const groups = questionGroups(sample);
  assert.equal(groups[0].element, 'price');
  assert.deepEqual(groups[0].questions.map(({ id }) => id), ['annual_price']);
  assert.deepEqual(groups[1].questions.map(({ id }) => id), ['workforce', 'debarred', 'insurance_limit']);
  assert.equal(groups.flatMap(({ questions }) => questions).length, sample.get('fields').size);
});

test('points by element count a criterion once', () => {
  const rules = parse('{"criteria": {"a": {"kind": "group", "element": "wages", "criteria": {"a1": {}}}, "b": {"kind": "group", "criteria": {"b1": {"element": "safety"}, "b2": {}}}}}');
  const sums = pointsByElement(rules, [{ id: 'a', points: 10 }, { id: 'a1', points: 10 }, { id: 'b', points: 5 }, { id: 'b1', points: 3 }, { id: 'b2', points: 2 }]);
  assert.deepEqual([...sums], [['wages', 10], ['safety', 3], ['other', 2]]);
});

test('ranges have the figure on one of their steps', () => {
  for (const now of ['17.17', '100000', '12', '0.0765', '3']) {
    const { min, max, step } = rangeAround(now);
    const steps = (Number(now) - Number(min)) / Number(step);
    assert.ok(Math.abs(steps - Math.round(steps)) < 1e-6, `${now}: ${min} to ${max} by ${step}`);
    assert.ok(Number(min) < Number(now) && Number(now) < Number(max));
  }
  assert.deepEqual(rangeAround('0.5', '0', '1'), { min: '0', max: '1', step: '0.01' });
  assert.equal(stepFor(17.17), 0.1);
});

test('a scenario holds what was moved, as it was typed, and is read back', () => {
  const figure = movableFigures(sample).find((one) => one.title.includes('tier_1'));
  const weight = movableWeights(sample).find((one) => one.id === 'pay');
  assert.deepEqual([figure.now, figure.sweep, figure.from], ['17.17', 'parameters.living_wage.table.tier_1', '2025-09-29']);
  const doc = scenarioDocument('A floor', [{ path: figure.path, value: '20.00' }, { path: weight.path, value: '26' }]);
  assert.equal(write(get(doc, ['ruleset', 'parameters', 'living_wage', 'table', 'tier_1', '2025-09-29'])), '20.00');
  const back = movedFrom(parse(write(doc)), [figure, weight]);
  assert.deepEqual([back.whole, back.moved.map((one) => one.value)], [true, ['20.00', '26']]);
  const floor = parse(readFileSync('samples/scenarios/floor20.json', 'utf8'));
  assert.equal(movedFrom(floor, [figure, weight]).whole, false);
});

test('the first difference of two files', () => {
  const bytes = (text) => new TextEncoder().encode(text);
  assert.equal(firstDifference(bytes('abc'), bytes('abc')), null);
  assert.equal(firstDifference(bytes('abc'), bytes('abd')).offset, 2);
  assert.deepEqual(firstDifference(bytes('abc'), bytes('ab')).lengths, [3, 2]);
});

test('bytes written as text come back, whatever their number', async () => {
  const { encode, decode } = await import('../../../src/web/lib/dense.mjs');
  for (let n = 0; n < 60; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 197 + n * 31) & 255);
    const text = encode(bytes);
    assert.match(text, /^[!-~]*$/);
    assert.doesNotMatch(text, /[<>&]/);
    assert.ok(text.length <= Math.ceil(n * 16 / 13));
    assert.deepEqual(decode(text), bytes, `${n} bytes`);
  }
});

test('what xz packed is unpacked', async () => {
  const { unlzma } = await import('../../../src/web/lib/lzma.mjs');
  const { execFileSync: run } = await import('node:child_process');
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255);
  const texts = [new Uint8Array(), new Uint8Array([7]), noise, new Uint8Array(300000), readFileSync('src/web/style.css'), readFileSync('src/web/messages.es.json')];
  texts.push(Buffer.concat([texts[4], noise, texts[5], texts[4], Buffer.alloc(200000, 'ab'), noise]));
  for (const options of ['preset=9e,lc=4,pb=0', 'preset=0,lc=0,lp=2,pb=2', 'preset=6'])
    for (const bytes of texts) {
      const packed = run('xz', ['--format=lzma', `--lzma1=${options}`, '--stdout'], { input: bytes, maxBuffer: 1 << 28 });
      assert.ok(Buffer.from(unlzma(new Uint8Array(packed), bytes.length)).equals(Buffer.from(bytes)), `${bytes.length} bytes, ${options}`);
    }
});
