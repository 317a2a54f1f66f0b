// What a client in another language sees of the topics. Runs against a live pipeline, which the launcher's `interop`
// profile starts. BOOTSTRAP and REGISTRY say where it is; EXPECTED names a file with one line of JSON for each
// record that must be on news.enriched, as `newswire subscribe --output json` prints it; RAW_ITEM names a file with
// one RawItem in the same form, which this test writes and the pipeline must enrich.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Cluster } from './cluster.js';

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see README.md beside this test`);
  return value;
}

const cluster = new Cluster(setting('BOOTSTRAP'), setting('REGISTRY'));
const expected = readFileSync(setting('EXPECTED'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const rawItem = JSON.parse(readFileSync(setting('RAW_ITEM'), 'utf8'));

const version = ({ id, revision }) => `${id}/${revision}`;

const wanted = new Set(expected.map(version));
let seen;

before(async () => {
  assert.ok(wanted.size > 0, 'EXPECTED holds no record');
  const complete = (records) => {
    const found = new Set(records.map(({ value }) => version(value)));
    return [...wanted].every((one) => found.has(one));
  };
  seen = await cluster.read('news.enriched', complete, { quietMs: 1_000 });
});

test('reads every enriched record field for field', () => {
  const byVersion = new Map(seen.map((record) => [version(record.value), record]));
  for (const item of expected) {
    const { key, value } = byVersion.get(version(item));
    assert.equal(key, item.id);
    assert.deepEqual(value, item);
  }
});

test('sees no version of an item twice', () => {
  const versions = seen.map(({ value }) => version(value));
  assert.equal(new Set(versions).size, versions.length, `twice: ${versions.filter((v, i) => versions.indexOf(v) < i)}`);
});

test('writes a raw item that the pipeline enriches', async () => {
  await cluster.write('news.raw', rawItem.id, rawItem);
  const after = await cluster.read('news.enriched', (records) => records.some(({ key }) => key === rawItem.id));
  const { value } = after.find(({ key }) => key === rawItem.id);
  assert.equal(value.url, rawItem.url);
  assert.equal(value.revision, 1);
  assert.notEqual(value.text, '');
});
