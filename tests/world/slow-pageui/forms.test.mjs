// Parts of the page that make rulesets and bids: expressions as sentences, new criteria, bids from what was typed.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { parse, write, get, Num } from '../../../src/web/lib/jdoc.mjs';
import * as ex from '../../../src/web/lib/expressions.mjs';
import * as edit from '../../../src/web/lib/edit.mjs';
import { bidDocument, typedFrom, about, missing, answer, pasted, columnsOf } from '../../../src/web/lib/bid.mjs';
import { inventedBids } from '../../../src/web/lib/invent.mjs';

const sample = parse(readFileSync('samples/janitorial/ruleset.json', 'utf8'));
const program = (words, input) => execFileSync(process.env.BIDGAUGE, words, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

test('sentences are the expressions that they came from', () => {
  const tests = ['{"val": "insured"}', '{"!": {"val": "debarred"}}', '{">=": [{"val": "x"}, 10.50]}', '{"<": [{"min_of": [{"val": "t"}, {"val": "c"}]}, {"param": "p"}]}',
    '{"all": [{"val": "workforce"}, {">=": [{"val": "wage"}, {"param": "floor"}]}]}', '{"==": [{"val": "plan"}, "gold"]}'];
  for (const text of tests) assert.equal(write(ex.writeTest(ex.readTest(parse(text)))), write(parse(text)), text);
  for (const text of ['{"val": "x"}', '{"weighted_mean_of": [{"val": "t"}, {"val": "c"}]}', '{"share_of": [{"val": "t"}, {"val": "c"}]}'])
    assert.equal(write(ex.writeValue(ex.readValue(parse(text)))), write(parse(text)), text);
  for (const text of ['{"and": [{"val": "a"}, {"val": "b"}]}', '{"all": [{"val": "t"}, {"val": "c"}, true]}', 'true']) assert.equal(ex.readTest(parse(text)), null, text);
});

test('what was typed becomes a bid, and comes back', () => {
  const typedIn = { vendor: { name: 'X', id: '1', bid: 'B-1' }, evidence: {},
    answers: { annual_price: '1200.50', debarred: 'no', sick_hours: ' ', insurance_limit: '1,200', workforce: [{ job_class: 'Cleaner', headcount: '4' }, {}] } };
  const doc = bidDocument(sample, typedIn);
  assert.equal(write(get(doc, ['answers', 'annual_price'])), '1200.50');
  assert.equal(get(doc, ['answers', 'debarred']), false);
  assert.equal(get(doc, ['answers', 'sick_hours']), undefined);
  assert.equal(get(doc, ['answers', 'insurance_limit']), '1,200'); // can mean two numbers: the engine refuses it
  assert.equal(get(doc, ['answers', 'workforce']).length, 1);
  const back = typedFrom(sample, parse(write(doc)));
  assert.deepEqual([back.answers.annual_price, back.answers.debarred, back.answers.workforce[0].headcount], ['1200.50', 'no', '4']);
  assert.deepEqual(missing(sample, typedIn.answers).map(({ field, column }) => column ?? field),
    ['hours_per_year', 'hourly_wage', 'employer_benefit', 'full_time', 'similar_contracts']);
});

test('an empty answer is none, and a lot has its own answers', () => {
  assert.equal(answer('boolean', ''), undefined);
  assert.equal(answer('integer', '0').text, '0');
  assert.equal(answer('date', '2026-01-02'), '2026-01-02');
  assert.equal(get(bidDocument(sample, { vendor: {}, answers: { annual_price: '5' } }, 'north'), ['lots', 'north', 'answers', 'annual_price']).text, '5');
});

test('pasted words of a choice and of yes or no', () => {
  const columns = columnsOf(parse('{"columns": {"ft": {"type": "boolean"}, "kind": {"type": "choice", "choices": {"a": "First kind"}}}}'));
  assert.deepEqual([pasted(columns[0], 'TRUE'), pasted(columns[0], 'no'), pasted(columns[0], 'perhaps'), pasted(columns[1], 'first kind')], ['yes', 'no', 'perhaps', 'a']);
});

test('a message names its answer, row and column', () => {
  assert.deepEqual(about('answer "workforce" ("Workforce"), row 2, "wage" ("Wage"): text "x" where a number belongs'),
    { field: 'workforce', row: 1, column: 'wage', text: 'text "x" where a number belongs' });
  assert.deepEqual(about('answer "price" ("Price"): -3 is less than 0').field, 'price');
  assert.equal(about('bid "x": required answers are missing'), null);
});

test('ids are made of words and are free', () => {
  assert.equal(edit.freeId('Días de aviso', []), 'dias_de_aviso');
  assert.equal(edit.freeId('Pay', ['pay', 'pay_2']), 'pay_3');
});

test('a criterion of every kind is one that the engine takes', () => {
  for (const kind of edit.KINDS) {
    const grown = edit.addCriterion(sample, ['criteria'], kind, `New ${kind}`);
    const made = kind === 'group' ? edit.addCriterion(grown, ['criteria', 'new_group', 'criteria'], 'yes_no', 'Part') : grown;
    const said = (() => {
      try {
        return program(['check', '-', '--json=-'], write(made));
      } catch (ended) {
        return ended.stdout;
      }
    })();
    const codes = JSON.parse(said || '[]').filter((item) => item.severity === 'error').map((item) => item.code);
    assert.deepEqual(codes.filter((code) => !['E302', 'E301'].includes(code)), [], `${kind}: ${said}`);
  }
});

test('another kind keeps what all kinds have', () => {
  const changed = edit.asKind(sample, get(sample, ['criteria', 'voice']), 'linear');
  assert.deepEqual([changed.get('title'), changed.get('weight').text, changed.get('kind'), changed.has('points')], ['A channel for workers\' voice', '4', 'linear', false]);
  assert.ok(edit.asKind(sample, get(sample, ['criteria', 'voice']), 'pass_fail').get('weight') === undefined);
});

test('a member without text is absent', () => {
  assert.equal(edit.put(sample, ['version'], '').has('version'), false);
  assert.equal(edit.put(sample, ['no', 'such'], ''), sample);
  assert.equal(edit.put(sample, ['price', 'weight'], new Num('30')).get('price').get('weight').text, '30');
});

test('invented bids are the same every time, and answer every question', () => {
  const bids = inventedBids(sample);
  assert.deepEqual(bids, inventedBids(sample));
  assert.equal(bids.length, 3);
  for (const bid of bids) assert.deepEqual(missing(sample, bid.answers), []);
});
