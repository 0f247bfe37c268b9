import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const ROOT = resolve(import.meta.dirname, '../../..');
const SDKS = join(ROOT, 'packages/analysis/node_modules');
/** A folder that does not exist: everything in it comes from memory. */
const VIRTUAL = join(ROOT, 'virtual');

const BASE: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
  esModuleInterop: true,
  types: ['node'],
  typeRoots: [dirname(dirname(require.resolve('@types/node/package.json')))],
  paths: {
    'aws-sdk': [join(SDKS, 'aws-sdk')],
    'aws-sdk/*': [join(SDKS, 'aws-sdk/*')],
    '@aws-sdk/client-iam': [join(ROOT, 'packages/runtime/node_modules/@aws-sdk/client-iam')],
    '@aws-sdk/*': [join(SDKS, '@aws-sdk/*')],
    '@endpoint-hygiene/runtime': [join(ROOT, 'packages/runtime/dist/index.d.ts')],
  },
};

/** The options of a tsconfig.json that decide whether an edit type-checks. */
export type DecisiveOptions = Pick<
  ts.CompilerOptions,
  'exactOptionalPropertyTypes' | 'noPropertyAccessFromIndexSignature'
>;

/** Reads them as TypeScript does, with what the file extends. */
export function readDecisiveOptions(configPath: string): DecisiveOptions {
  const { config } = ts.readConfigFile(configPath, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configPath));
  return {
    exactOptionalPropertyTypes: options.exactOptionalPropertyTypes ?? false,
    noPropertyAccessFromIndexSignature: options.noPropertyAccessFromIndexSignature ?? false,
  };
}

/** Parsed declarations of the SDKs, which every program shares. */
const declarations = new Map<string, ts.SourceFile | undefined>();

/**
 * Type-checks texts against the real SDKs, strictly, and returns the errors of each: `TS2345: …`, without a place, so
 * that those of a text before and after an edit can be compared.
 */
export function findTypeErrors(
  texts: ReadonlyMap<string, string>,
  options: DecisiveOptions,
): Map<string, string[]> {
  const files = new Map([...texts].map(([path, text]) => [join(VIRTUAL, path), text]));
  const compilerOptions = { ...BASE, ...options };
  const program = ts.createProgram([...files.keys()], compilerOptions, createHost(files, compilerOptions));
  return new Map(
    [...texts.keys()].map((path) => {
      const source = program.getSourceFile(join(VIRTUAL, path));
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [path, found.map(describe)];
    }),
  );
}

function describe({ code, messageText }: ts.Diagnostic): string {
  return `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

function createHost(files: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const folders = new Set([...files.keys()].flatMap(listFolders));
  return {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    getSourceFile: (path, target) => {
      const text = files.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, target, true);
      if (!declarations.has(path)) declarations.set(path, host.getSourceFile(path, target));
      return declarations.get(path);
    },
  };
}

function listFolders(path: string): string[] {
  const folder = dirname(path);
  return folder.length < VIRTUAL.length ? [] : [folder, ...listFolders(folder)];
}
