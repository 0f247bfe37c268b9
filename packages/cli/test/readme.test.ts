import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createProgram } from '../src/main.js';
import { assertBuilt, run } from './run.js';
import { GLOBAL, HOT_PATH, IMPLICIT } from './sources.js';
import { createProject, type TemporaryProject } from './temporary-project.js';

const PATH = new URL('../README.md', import.meta.url).pathname;
const README = readFileSync(PATH, 'utf8');
const BLOCK = /<!-- \$ ((?:\w+=\S+ )*)endpoint-hygiene (.+?) -->\n\n```\n([^]*?)```/g;
/** Nothing of the machine that runs the tests. */
const NOTHING = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^AWS_|^AMAZON_/.test(name))
    .map((name) => [name, undefined]),
);

beforeAll(assertBuilt);

/** The project of the page: a Lambda function that waits for IAM, and two clients of STS. */
function createSample(): TemporaryProject {
  const project = createProject({
    '.gitignore': 'node_modules\n',
    'src/clients.js': `${GLOBAL}\nAWS.config.update({ stsRegionalEndpoints: 'regional' });\n`,
    'src/tenants.js': IMPLICIT,
    ...HOT_PATH,
  });
  for (const name of ['@aws-sdk/client-sts', 'aws-sdk']) {
    const link = join(project.root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(import.meta.dirname, '../node_modules', name), link);
  }
  project.commit();
  return project;
}

async function replay(variables: string, command: string): Promise<string> {
  const environment = Object.fromEntries(
    variables
      .trim()
      .split(' ')
      .map((each) => each.split('=')),
  );
  const home = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };
  const { stdout, stderr } = await run(createSample(), command.split(' '), {
    ...NOTHING,
    ...home,
    ...environment,
  });
  // Prettier takes the blank off an empty line of a diff.
  return [stdout, stderr]
    .filter((text) => text !== '')
    .join('\n')
    .replace(/ +$/gm, '');
}

test('the README shows what the commands write', async () => {
  let shown = README;
  const blocks = [...README.matchAll(BLOCK)];
  expect(blocks.map(([, , command = '']) => command.split(' ')[0])).toEqual(
    expect.arrayContaining(['check', 'migrate', 'explain', 'doctor', 'report']),
  );
  for (const [block, variables = '', command = ''] of blocks) {
    const output = await replay(variables, command);
    shown = shown.replace(block, () => block.replace(/```\n[^]*?```$/, () => `\`\`\`\n${output}\`\`\``));
  }
  await expect(shown).toMatchFileSnapshot(PATH);
}, 120_000);

test('the README names every command and every option', () => {
  const { commands } = createProgram();
  for (const command of commands) {
    expect(README).toContain(`endpoint-hygiene ${command.name()}`);
    for (const { long, negate } of command.options)
      expect(README, command.name()).toContain(negate ? long : (long ?? ''));
  }
  const options = commands.flatMap((command) => command.options.map(({ long }) => long));
  const known = [...options, '--help'];
  const named = [...README.matchAll(/`(--[a-z-]+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
