import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { CodeValue } from './code-value.js';
import type { ManifestHost } from './manifest-handler.js';
import { getMember, getText, type ManifestValue } from './manifest-value.js';
import type { SourceFiles } from './source-files.js';

/** A source file and the module (absolute, without extension) that a bundler makes of it. */
export interface BundlerEntry {
  readonly source: string;
  readonly output: string;
}

interface Bundle {
  /** Paths of sources, by the name of the output where the configuration gives one. */
  readonly inputs: readonly { readonly path: string; readonly name: string | undefined }[];
  readonly outDir: string | undefined;
  readonly outFile: string | undefined;
}

const CONFIGURATION =
  /^(?:(?:esbuild|tsup|tsdown|webpack|rollup|rolldown|vite|bunup|pkgroll)(?:\.[\w-]+)*|build)\.[cm]?[jt]s$/;
const BUNDLING_SCRIPT = /\b(?:esbuild|tsup|tsdown|ncc build|bun build|microbundle)\b/;

/** The entries of the bundlers that a package's scripts and configuration files run. Globs are left to the folder's rule. */
export function findBundlerEntries(
  project: string,
  host: ManifestHost,
  files: SourceFiles,
): readonly BundlerEntry[] {
  const bundles = [...findInScripts(project, host), ...findInConfigurations(project, host)];
  return bundles.flatMap((bundle) => toEntries(project, bundle, files));
}

function toEntries(project: string, { inputs, outDir, outFile }: Bundle, files: SourceFiles): BundlerEntry[] {
  const sources = inputs.flatMap(({ path, name }) => {
    const source = files.findAt(resolve(project, path));
    return source === undefined ? [] : [{ source, name }];
  });
  if (outFile !== undefined) {
    return sources.map(({ source }) => ({ source, output: withoutExtension(resolve(project, outFile)) }));
  }
  const base = commonFolder(sources.map(({ source }) => source));
  return sources.map(({ source, name }) => ({
    source,
    output: resolve(project, outDir ?? 'dist', name ?? withoutExtension(relative(base, source))),
  }));
}

/** esbuild and its like keep the paths of several entries below the folder that these have in common. */
function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '');
  while (!paths.every((path) => path.startsWith(join(folder, '/'))) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}

function findInScripts(project: string, host: ManifestHost): Bundle[] {
  const text = host.readText(join(project, 'package.json'));
  const scripts = text === undefined ? [] : Object.values(readScripts(text));
  return scripts
    .flatMap((script) => script.split(/&&|\|\||;/))
    .filter((command) => BUNDLING_SCRIPT.test(command))
    .map(readCommand);
}

function readScripts(text: string): Readonly<Record<string, string>> {
  try {
    const { scripts } = JSON.parse(text) as { scripts?: Record<string, unknown> };
    return Object.fromEntries(Object.entries(scripts ?? {}).map(([name, script]) => [name, String(script)]));
  } catch {
    return {};
  }
}

/** `esbuild src/a.ts src/b.ts --bundle --outdir=dist`, `tsup src/a.ts -d dist`, `ncc build src/a.ts -o dist`. */
function readCommand(command: string): Bundle {
  const words = command
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^['"]|['"]$/g, ''));
  const option = (name: RegExp): string | undefined => {
    const index = words.findIndex((word) => name.test(word.split('=', 1)[0] ?? ''));
    return index < 0 ? undefined : (words[index]?.split('=', 2)[1] ?? words[index + 1]);
  };
  const inputs = words.filter(
    (word) => /^[^-].*\.[cm]?[jt]sx?$/.test(word) && words[words.indexOf(word) - 1] !== '-o',
  );
  const isNcc = words.includes('ncc');
  const out = option(/^-o$|^--out$/);
  return {
    inputs: inputs.map((path) => ({ path, name: isNcc ? 'index' : undefined })),
    outDir: option(/^(?:--outdir|--out-dir|-d)$/) ?? (isNcc ? out : undefined),
    outFile: option(/^--outfile$/) ?? (isNcc ? undefined : out),
  };
}

function findInConfigurations(project: string, host: ManifestHost): Bundle[] {
  const paths = host
    .listFiles(project)
    .filter((path) => dirname(path) === project && CONFIGURATION.test(basename(path)));
  return paths.flatMap((path) => {
    const module = host.loadModule(path);
    const objects = module?.nodes.filter(
      (node): node is TSESTree.ObjectExpression => node.type === 'ObjectExpression',
    );
    return (objects ?? []).flatMap((node) =>
      readOptions(
        new CodeValue(host.evaluator, {
          node,
          module: module as NonNullable<typeof module>,
          frame: undefined,
        }),
      ),
    );
  });
}

/** An object with `entryPoints` (esbuild), `entry` (tsup, webpack) or `input` (Rollup). */
function readOptions(options: ManifestValue): Bundle[] {
  const entry = ['entryPoints', 'entry', 'input']
    .map((key) => getMember(options, key))
    .find((value) => value !== undefined);
  const inputs = entry ? readInputs(entry) : [];
  if (inputs.length === 0) return [];
  return [
    {
      inputs,
      outDir:
        getText(options, 'outdir') ??
        getText(options, 'outDir') ??
        getText(options, 'output', 'path') ??
        getText(options, 'output', 'dir'),
      outFile: getText(options, 'outfile') ?? getText(options, 'output', 'file'),
    },
  ];
}

function readInputs(entry: ManifestValue): Bundle['inputs'] {
  if (entry.text !== undefined) return [{ path: entry.text, name: undefined }];
  const listed = entry.items.flatMap((item) => {
    const path = item.text ?? getText(item, 'in');
    return path === undefined ? [] : [{ path, name: getText(item, 'out') }];
  });
  const named = entry.entries.flatMap(([name, value]) => {
    const path = value.text ?? getText(value, 'import') ?? value.items[0]?.text;
    return path === undefined ? [] : [{ path, name }];
  });
  return [...listed, ...named];
}

function withoutExtension(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}
