import { join, resolve } from 'node:path';
import ts from 'typescript';

const PACKAGE = resolve(import.meta.dirname, '..');

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  esModuleInterop: true,
  types: ['node'],
  typeRoots: [resolve(PACKAGE, '../../node_modules/@types')],
  // The types of the built package, as a user gets them.
  paths: { '@endpoint-hygiene/runtime': [join(PACKAGE, 'dist/index.d.ts')] },
};

/**
 * Type-checks files by their names, as if they lay in this package, under strict and exactOptionalPropertyTypes. Returns
 * `name:line TS2339`.
 */
export function findTypeErrors(texts: ReadonlyMap<string, string>): string[] {
  const files = new Map([...texts].map(([name, text]) => [join(PACKAGE, name), text]));
  const host = ts.createCompilerHost(OPTIONS, true);
  const program = ts.createProgram([...files.keys()], OPTIONS, {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, target) => {
      const text = files.get(path);
      return text === undefined
        ? host.getSourceFile(path, target)
        : ts.createSourceFile(path, text, target, true);
    },
  });
  return [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map((diagnostic) => describe(path, diagnostic));
  });
}

function describe(path: string, { code, file, start = 0, messageText }: ts.Diagnostic): string {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  const name = path.slice(PACKAGE.length + 1);
  return `${name}:${String(line)} TS${String(code)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
