// npm run pictures: what the README shows of the page of `report`, made again from the demo's application.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from './open-browser.mjs';

const APP = fileURLToPath(new URL('../../../fixtures/apps/accounts-service', import.meta.url));
const BIN = fileURLToPath(new URL('../bin/endpoint-hygiene.js', import.meta.url));
const PICTURES = fileURLToPath(new URL('../docs', import.meta.url));

/** The finding that is shown. */
const FINDING = 'src/services/tenant-roles.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pictures-')));
const browser = await openBrowser();
try {
  const root = join(folder, 'accounts-service');
  cpSync(APP, root, { recursive: true });
  execFileSync(process.execPath, [BIN, 'report', '--output', 'report.html'], { cwd: root });
  mkdirSync(PICTURES, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 900, height: 900 } });
    await page.goto(pathToFileURL(join(root, 'report.html')).href);
    const finding = page.locator('article:has(svg)').filter({ hasText: FINDING }).first();
    const path = join(PICTURES, `report-${colorScheme}.png`);
    await finding.screenshot({ path });
    console.log(path);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
