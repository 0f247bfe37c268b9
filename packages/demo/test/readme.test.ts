import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'packages/analysis/README.md', 'packages/demo/README.md'];

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

test('the README names every rule, and no other', () => {
  const named = [...read('README.md').matchAll(/^\| \[([\w-]+)\]\(/gm)].map(
    ([, name]) => `${String(name)}.ts`,
  );
  expect(named.sort()).toEqual(readdirSync(join(ROOT, 'packages/eslint-plugin/src/rules')).sort());
});

test('the README names root scripts that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const page of PAGES) {
    for (const [, name = ''] of read(page).matchAll(/\bnpm (?:run )?(test(?!:)|(?<=run )[\w:-]+)/g)) {
      expect(scripts, `${page}: ${name}`).toHaveProperty(name);
    }
  }
});

test.each(PAGES)('%s links to what exists', (page) => {
  const text = read(page);
  const matches = [
    ...text.matchAll(/\]\(((?!https?:|#)[^)#]+)[^)]*\)/g),
    ...text.matchAll(/\bsrc(?:set)?="([^"]+)"/g),
  ];
  const links = matches.map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

test('the page about the analysis names each of its folders, and no other', () => {
  const source = join(ROOT, 'packages/analysis/src');
  const entries = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = [...read('packages/analysis/README.md').matchAll(/^\| `(\w+)\/` /gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(entries.map(({ name }) => name).sort());
});
