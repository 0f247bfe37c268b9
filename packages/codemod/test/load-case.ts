import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import type { IamCase } from './iam-cases.js';

const RUNTIME = resolve(import.meta.dirname, '../../runtime');
/** Where both SDKs are installed. */
const requireSdk = createRequire(join(RUNTIME, 'package.json'));

/** A program of a case: what its input exports. */
export type Program = Readonly<Record<string, unknown>>;

/** Whether a case is taken before the transform or after it. */
export type Stage = 'before' | 'after';

/** Loads a case as CommonJS, with the real SDKs and a runtime of its own, whose circuits are closed. */
export function loadCase({ files }: IamCase, stage: Stage): Program {
  const runtime = loadRuntime();
  const load = (name: string): Program => {
    const file = files.find((each) => each.name.replace(/\.\w+$/, '') === name);
    if (!file) throw new Error(`There is no ${name}.`);
    const require = (specifier: string): unknown => {
      if (specifier === '@endpoint-hygiene/runtime') return runtime;
      return specifier.startsWith('./') ? load(specifier.slice(2)) : requireSdk(specifier);
    };
    return evaluate(file[stage], require);
  };
  return load('input');
}

function evaluate(text: string, require: (specifier: string) => unknown): Program {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const module = { exports: {} as Program };
  const run = compileFunction(outputText, ['exports', 'require', 'module']) as (...given: unknown[]) => void;
  run(module.exports, require, module);
  return module.exports;
}

function loadRuntime(): unknown {
  const folder = join(RUNTIME, 'dist');
  for (const path of Object.keys(requireSdk.cache)) {
    if (path.startsWith(folder)) Reflect.deleteProperty(requireSdk.cache, path);
  }
  return requireSdk(join(folder, 'index.js'));
}

/** Sends both SDKs to a server, without retries. Answers how to take that back. */
export function sendTo(url: string): () => void {
  const variables = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: url,
    AWS_MAX_ATTEMPTS: '1',
    AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
  };
  const before = { ...process.env };
  Object.assign(process.env, variables);
  const { config } = requireSdk('aws-sdk') as { config: { update(options: object): void } };
  config.update({ region: 'us-east-1', endpoint: url, maxRetries: 0 });
  return () => {
    process.env = before;
  };
}
