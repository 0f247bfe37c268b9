import { basename, dirname, extname } from 'node:path';
import { findCdkHandlers, mayUseCdk } from './cdk.js';
import { findTemplateHandlers } from './cloudformation.js';
import type { SourceModule } from '../../syntax/source-module.js';
import { CodeValue } from './code-value.js';
import type { ManifestFindings, ManifestHost, ManifestProblem, NamedHandler } from './manifest-handler.js';
import { getMember, type ManifestValue } from './manifest-value.js';
import { splitHandler } from './handler-string.js';
import { HandlerResolver } from './resolve-handler.js';
import { findServerlessHandlers } from './serverless.js';
import { findSstHandlers, mayUseSst } from './sst.js';
import { findTerraformHandlers, mayDefineFunctions } from './terraform.js';
import { parseYaml } from './yaml-value.js';

const SERVERLESS = /^serverless(?:[.-][\w-]+)*\.(?:ya?ml|json|[cm]?[jt]s)$/;
const TEMPLATE_FILE = /\.(?:ya?ml|template)$|(?:^|[.-])(?:template|cloudformation|sam|stack)[\w.-]*\.json$/i;
const TEMPLATE_TEXT = /AWS::(?:Serverless|Lambda)::(?:Web)?Function/;
const LOCKFILE = /^(?:pnpm-lock|yarn|package-lock|npm-shrinkwrap)\b/;
const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const BUILT = /(?:^|[\\/])(?:cdk\.out|\.aws-sam|\.serverless|\.sst|\.build|node_modules)[\\/]/;

/**
 * Finds every handler that a deployment manifest below a directory names: Serverless Framework, SAM and
 * CloudFormation, CDK, SST, Terraform. Whoever asks sees to it that the files read are stamped. Never throws on what
 * a file holds: what cannot be read is told as a problem.
 */
export function findManifestHandlers(directory: string, host: ManifestHost): ManifestFindings {
  const files = host.listFiles(directory).filter((path) => !BUILT.test(path));
  const resolver = new HandlerResolver(host, files);
  const reader = new ManifestReader(host, resolver);
  const named = [
    ...files.filter((path) => SERVERLESS.test(basename(path))).flatMap((path) => reader.readServerless(path)),
    ...files.filter(mayBeTemplate).flatMap((path) => reader.readTemplate(path)),
    ...files.filter((path) => CODE.test(path)).flatMap((path) => reader.readProgram(path)),
    ...reader.readTerraform(files.filter((path) => extname(path) === '.tf')),
  ];
  return { ...resolveAll(named, resolver), problems: reader.problems };
}

function mayBeTemplate(path: string): boolean {
  const name = basename(path);
  return TEMPLATE_FILE.test(name) && !LOCKFILE.test(name) && !SERVERLESS.test(name);
}

function resolveAll(
  named: readonly NamedHandler[],
  resolver: HandlerResolver,
): Pick<ManifestFindings, 'handlers' | 'unresolved'> {
  const answers = named.map((one) => ({ one, found: resolver.resolve(one) }));
  return {
    handlers: answers.flatMap(({ found }) => found ?? []),
    unresolved: answers.flatMap(({ one, found }) => {
      const { handler, manifestPath, line, functionId } = one;
      // `bootstrap`, `com.example.Handler::handle`: another language's.
      return found || splitHandler(handler).length === 0 ? [] : [{ handler, manifestPath, line, functionId }];
    }),
  };
}

/** Reads manifests of every kind, and keeps what could not be read. */
class ManifestReader {
  readonly problems: ManifestProblem[] = [];
  readonly #host: ManifestHost;
  readonly #resolver: HandlerResolver;

  constructor(host: ManifestHost, resolver: HandlerResolver) {
    this.#host = host;
    this.#resolver = resolver;
  }

  readServerless(path: string): readonly NamedHandler[] {
    const root = this.#readValue(path);
    return root && getMember(root, 'functions')
      ? findServerlessHandlers(root, (file) => this.#readValue(file))
      : [];
  }

  readTemplate(path: string): readonly NamedHandler[] {
    const text = this.#host.readText(path);
    if (text === undefined || !TEMPLATE_TEXT.test(text)) return [];
    return this.#parse(path, text).flatMap(findTemplateHandlers);
  }

  /** CDK and SST programs; which of the two a file is shows in its text. */
  readProgram(path: string): readonly NamedHandler[] {
    const text = this.#host.readText(path) ?? '';
    const [usesCdk, usesSst] = [mayUseCdk(text), mayUseSst(text)];
    const module = usesCdk || usesSst ? this.#loadModule(path) : undefined;
    if (!module) return [];
    const { evaluator } = this.#host;
    evaluator.renew();
    const program = { module, evaluator };
    const { files } = this.#resolver;
    const inSst = usesSst ? findSstHandlers(program, files).filter((named) => this.#isExported(named)) : [];
    return [...(usesCdk ? findCdkHandlers(program, files) : []), ...inSst];
  }

  /** A string in an SST program that leads to no export (`auth.token`) is no handler, only a string. */
  #isExported(named: NamedHandler): boolean {
    const found = this.#resolver.resolve(named);
    const exports = found && this.#host.loadModule(found.file)?.exports;
    const name = found?.exportName.split('.', 1)[0] ?? '';
    return (
      exports !== undefined &&
      (exports.named.has(name) || exports.stars.length > 0 || exports.whole !== undefined)
    );
  }

  readTerraform(paths: readonly string[]): readonly NamedHandler[] {
    const folders = new Map<string, { path: string; text: string }[]>();
    for (const path of paths) {
      const folder = folders.get(dirname(path)) ?? [];
      folders.set(dirname(path), [...folder, { path, text: this.#host.readText(path) ?? '' }]);
    }
    return [...folders.values()]
      .filter((files) => files.some(({ text }) => mayDefineFunctions(text)))
      .flatMap(findTerraformHandlers);
  }

  #readValue(path: string): ManifestValue | undefined {
    if (CODE.test(path)) return this.#readExport(path);
    const text = this.#host.readText(path);
    return text === undefined ? undefined : this.#parse(path, text)[0];
  }

  #readExport(path: string): ManifestValue | undefined {
    const module = this.#loadModule(path);
    if (!module) return undefined;
    const { evaluator } = this.#host;
    const whole = module.exports.whole;
    const value = evaluator.evaluateExport(module, 'default') ?? (whole && evaluator.evaluate(whole, module));
    return value && new CodeValue(evaluator, { node: module.ast, module, frame: undefined }, value);
  }

  #loadModule(path: string): SourceModule | undefined {
    const module = this.#host.loadModule(path);
    if (!module) this.problems.push({ path, line: undefined, message: 'It is missing or does not parse.' });
    return module;
  }

  #parse(path: string, text: string): readonly ManifestValue[] {
    const { documents, problem } = parseYaml(path, text);
    if (problem) this.problems.push(problem);
    return documents;
  }
}
