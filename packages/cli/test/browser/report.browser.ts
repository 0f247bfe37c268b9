import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../browser/open-browser.mjs';
import {
  readBackground,
  readContrasts,
  readGraphs,
  readOverflow,
  type Graph,
} from '../../browser/read-page.mjs';
import { assertBuilt, run } from '../run.js';

interface Place {
  readonly file: string;
  readonly line: number;
}

interface Finding extends Place {
  readonly column: number;
  readonly rule: string;
  readonly message: string;
  readonly severity: string;
  readonly hotPath?: {
    readonly operation: string;
    readonly entry: string;
    readonly chain: readonly (Place & { readonly name: string })[];
  };
}

const APP = resolve(import.meta.dirname, '../../../../fixtures/apps/accounts-service');
const WIDE = { width: 1100, height: 900 };
const NARROW = { width: 360, height: 800 };

const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'report-'))), 'accounts-service');
const address = pathToFileURL(join(root, 'report.html')).href;
let browser: Browser;
let findings: readonly Finding[];
const requests: string[] = [];

beforeAll(async () => {
  assertBuilt();
  browser = await openBrowser();
  cpSync(APP, root, { recursive: true });
  expect((await run({ root }, ['report', '--output', 'report.html'])).status).toBe(0);
  const { stdout } = await run({ root }, ['check', '--format', 'json']);
  ({ findings } = JSON.parse(stdout) as { findings: readonly Finding[] });
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  requests.length = 0;
});

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
  rmSync(join(root, '..'), { recursive: true, force: true });
});

/** Opens the page, with what a reader's system asks for. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return page;
}

const show = ({ file, line }: Place) => `${file}:${String(line)}`;

/** What is to be read in a graph, from what `check` says of the way. */
function toExpected({ hotPath, ...finding }: Finding) {
  const { chain, entry, operation } = hotPath ?? { chain: [], entry: '', operation: '' };
  const calls = chain.map((step, index) => ({
    kind: index === 0 ? 'entry' : 'call',
    texts: [step.name, index === 0 ? `${show(step)}, ${entry}` : show(step)],
  }));
  const write = { kind: 'write', texts: [operation, `${show(finding)}, the write`] };
  return { place: `${show(finding)}:${String(finding.column)}`, nodes: [...calls, write] };
}

/** Boxes from top to bottom, an arrow from each to the next, and every text within its box. */
function expectConnected({ nodes, edges }: Graph) {
  expect(edges).toHaveLength(nodes.length - 1);
  for (const [index, edge] of edges.entries()) {
    const [above, below] = [nodes[index], nodes[index + 1]];
    expect(Math.abs(edge.top - (above?.box.bottom ?? NaN))).toBeLessThan(2);
    expect(Math.abs(edge.bottom - (below?.box.top ?? NaN))).toBeLessThan(2);
    expect(edge.left).toBeGreaterThan(above?.box.left ?? NaN);
    expect(edge.right).toBeLessThan(above?.box.right ?? NaN);
  }
  for (const { box, textBoxes } of nodes) {
    for (const text of textBoxes) {
      expect(text.left).toBeGreaterThan(box.left);
      expect(text.right).toBeLessThan(box.right);
      expect(text.height).toBeGreaterThan(8);
      expect(text.top).toBeGreaterThan(box.top);
      expect(text.bottom).toBeLessThan(box.bottom);
    }
  }
}

describe.each(['light', 'dark'] as const)('the page of report, %s', (colorScheme) => {
  test('draws each hot path as a graph from the entry point to the write', async () => {
    const graphs = await readGraphs(await open({ colorScheme }));
    const hot = findings.filter(({ hotPath }) => hotPath);
    expect(hot.map(({ hotPath }) => hotPath?.operation).sort()).toEqual([
      'AttachRolePolicy',
      'CreatePolicy',
      'CreateRole',
      'DeleteAccessKey',
    ]);
    const read = graphs.map(({ place, nodes }) => ({
      place,
      nodes: nodes.map(({ kind, texts }) => ({ kind, texts })),
    }));
    expect(read).toEqual(hot.map(toExpected));
    graphs.forEach(expectConnected);
  });

  test('can be read: every text stands out from what lies behind it', async () => {
    const contrasts = await readContrasts(await open({ colorScheme }));
    expect(contrasts.length).toBeGreaterThan(100);
    expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  test.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('fits a %s window, with graphs whose text is within its boxes', async (_, viewport) => {
    const page = await open({ colorScheme, viewport });
    expect(await readOverflow(page)).toBe(0);
    (await readGraphs(page)).forEach(expectConnected);
  });
});

test('is dark where the reader asks for dark', async () => {
  expect(await readBackground(await open({ colorScheme: 'light' }))).toBe('rgb(255, 255, 255)');
  expect(await readBackground(await open({ colorScheme: 'dark' }))).toBe('rgb(20, 23, 26)');
});

test('shows every finding with its message, and counts them by rule', async () => {
  const page = await open();
  const places = await page.locator('article h3').allTextContents();
  expect([...places].sort()).toEqual(
    findings.map((finding) => `${show(finding)}:${String(finding.column)}`).sort(),
  );
  for (const finding of findings) {
    const article = page
      .locator('article')
      .filter({ has: page.getByText(`${show(finding)}:${String(finding.column)}`, { exact: true }) });
    expect(await article.locator('.severity').textContent()).toBe(finding.severity);
    expect(await article.textContent()).toContain(finding.message.replaceAll('`', ''));
  }
  for (const row of await page.locator('tbody tr').all()) {
    const rule = await row.locator('th').textContent();
    const count = findings.filter((finding) => finding.rule === rule).length;
    expect(await row.locator('td.number').textContent()).toBe(String(count));
    await row.getByRole('link').click();
    expect(page.url()).toBe(`${address}#${String(rule)}`);
  }
});

test('is the same without scripts, and asks for nothing but itself', async () => {
  const text = readFileSync(join(root, 'report.html'), 'utf8');
  expect(text).not.toMatch(/<script|\son\w+=|javascript:/i);
  const pictureOf = async (javaScriptEnabled: boolean) =>
    (await open({ javaScriptEnabled })).screenshot({ fullPage: true });
  expect((await pictureOf(false)).equals(await pictureOf(true))).toBe(true);
  expect(requests).toEqual([address, address]);
});
