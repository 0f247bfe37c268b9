import type { TSESTree } from '@typescript-eslint/types';
import { evaluateExpression } from './evaluate-expression.js';
import type { ExportTarget } from './module-exports.js';
import type { Frame } from './frame.js';
import type { SourceModule, Variable } from './source-module.js';
import { unwrap } from './unwrap.js';
import { evaluateVariable } from './evaluate-variable.js';
import { UNDEFINED, UNKNOWN, type ExternalValue, type Located, type Value } from './values.js';
import { getMember } from './evaluate-member.js';

/** What the evaluator asks of the layers above it, which know of files and of packages. */
export interface EvaluatorHost {
  /** The project file a specifier leads to; undefined for a package and for what is not there. */
  loadModule(specifier: string, fromPath: string): SourceModule | undefined;
  /** Which argument a call of this function returns, such as 0 for `captureAWS`; undefined when it returns another thing. */
  getReturnedArgument(callee: ExternalValue): number | undefined;
}

/** So many expressions are looked at before the rest is called unknown, unless `renew` is called between. */
const MOST_STEPS = 20_000;
const MOST_DEPTH = 200;

/**
 * Answers what an expression may be at run time, across the files of a project.
 * One evaluator serves one judgement: it remembers answers that hold only while no file changes.
 */
export class Evaluator {
  readonly host: EvaluatorHost;
  readonly #known = new Map<TSESTree.Node, Value>();
  readonly #underWay = new Set<TSESTree.Node>();
  readonly #deadline: number;
  #steps = 0;
  #depth = 0;

  /** `milliseconds` bound the whole of an evaluator's work; what is asked later is unknown. */
  constructor(host: EvaluatorHost, milliseconds = Infinity) {
    this.host = host;
    this.#deadline = performance.now() + milliseconds;
  }

  /** Tells whether the time is up, so that answers may be missing. */
  get isLate(): boolean {
    return performance.now() > this.#deadline;
  }

  /** Gives the next question a budget of its own. */
  renew(): void {
    this.#steps = this.isLate ? MOST_STEPS : 0;
  }

  /** The value of an expression; unknown where it depends on itself or on too much. */
  evaluate(node: TSESTree.Node, module: SourceModule, frame?: Frame): Value {
    // A parser that reads half-typed code leaves out what is not there yet.
    if (!(node as TSESTree.Node | null | undefined)) return UNKNOWN;
    const known = frame ? undefined : this.#known.get(node);
    if (known) return known;
    this.#steps += 1;
    if (this.#steps > MOST_STEPS || this.#depth > MOST_DEPTH) return UNKNOWN;
    if (this.#steps % 64 === 0 && this.isLate) this.#steps = MOST_STEPS;

    if (!frame && this.#underWay.has(node)) return UNKNOWN;
    if (!frame) this.#underWay.add(node);
    this.#depth += 1;
    const value = evaluateExpression(this, { node, module, frame });
    this.#depth -= 1;
    if (!frame) {
      this.#underWay.delete(node);
      this.#known.set(node, value);
    }
    return value;
  }

  /** The value of `{ node, module, frame }`. */
  evaluateAt({ node, module, frame }: Located): Value {
    return this.evaluate(node, module, frame);
  }

  /** The module object a specifier stands for, in the file that names it. */
  evaluateModule(specifier: string, from: SourceModule): Value {
    // `import { a } from` of half-typed code.
    if (typeof specifier !== 'string') return UNKNOWN;
    const module = this.host.loadModule(specifier, from.path);
    if (module) return { kind: 'namespace', module };
    if (/^[./~]/.test(specifier)) return UNKNOWN;
    return { kind: 'external', package: normalizeSpecifier(specifier), path: [] };
  }

  /** What a file exports under a name: the value, or undefined when it exports no such name. */
  evaluateExport(module: SourceModule, name: string, seen = new Set<SourceModule>()): Value | undefined {
    if (seen.has(module)) return undefined;
    seen.add(module);
    const { named, stars, whole } = module.exports;
    const target = named.get(name);
    if (target) return this.#evaluateTarget(target, module, seen);
    if (whole) {
      const value = this.evaluate(whole, module);
      return name === 'default' ? value : getMember(this, value, name);
    }
    for (const specifier of name === 'default' ? [] : stars) {
      const value = this.#evaluateFrom(specifier, name, module, seen);
      if (value) return value;
    }
    // `import config from './config.js'` of a CommonJS file that only assigns to `exports.x`.
    return name === 'default' && named.size > 0 ? { kind: 'namespace', module } : undefined;
  }

  /** The expression that a name is declared with, in this file or in the one that exports it. */
  findDeclaration(
    identifier: TSESTree.Identifier,
    module: SourceModule,
  ): { node: TSESTree.Node; module: SourceModule } | undefined {
    const definition = module.getVariable(identifier)?.defs[0];
    if (definition?.type === 'Variable') {
      const { id, init } = definition.node;
      return id.type === 'Identifier' && init ? { node: unwrap(init), module } : undefined;
    }
    if (definition?.type !== 'ImportBinding' || definition.parent?.type !== 'ImportDeclaration')
      return undefined;
    const { imported } = definition.node as { imported?: TSESTree.Identifier | TSESTree.StringLiteral };
    const name = imported ? (imported.type === 'Identifier' ? imported.name : imported.value) : 'default';
    const source = this.evaluateModule(definition.parent.source.value, module);
    return source.kind === 'namespace' ? this.#findExportedDeclaration(source.module, name, 0) : undefined;
  }

  #findExportedDeclaration(
    module: SourceModule,
    name: string,
    depth: number,
  ): { node: TSESTree.Node; module: SourceModule } | undefined {
    const target = module.exports.named.get(name);
    if (!target || depth > 8) return undefined;
    if (target.kind === 'variable') {
      const declarator = target.variable.defs[0]?.node;
      const init = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined;
      return init ? { node: unwrap(init), module } : undefined;
    }
    if (target.kind === 'node')
      return target.node.type === 'Identifier'
        ? this.findDeclaration(target.node, module)
        : { node: unwrap(target.node), module };
    const source = this.evaluateModule(target.specifier, module);
    return source.kind === 'namespace'
      ? this.#findExportedDeclaration(source.module, target.name, depth + 1)
      : undefined;
  }

  #evaluateTarget(target: ExportTarget, module: SourceModule, seen: Set<SourceModule>): Value {
    if (target.kind === 'variable') return evaluateVariable(this, target.variable, { module });
    if (target.kind === 'node') return this.evaluate(target.node, module);
    return this.#evaluateFrom(target.specifier, target.name, module, seen) ?? UNKNOWN;
  }

  #evaluateFrom(
    specifier: string,
    name: string,
    from: SourceModule,
    seen: Set<SourceModule>,
  ): Value | undefined {
    const source = this.evaluateModule(specifier, from);
    if (name === '*') return source;
    if (source.kind === 'namespace') return this.evaluateExport(source.module, name, new Set(seen));
    const value = getMember(this, source, name);
    return value === UNDEFINED ? undefined : value;
  }
}

/** `npm:@aws-sdk/client-sts@3.1` and `aws-sdk/clients/sts.js` as the package is called elsewhere. */
function normalizeSpecifier(specifier: string): string {
  const withoutScheme = specifier.replace(/^npm:\/?/, '');
  const withoutVersion = withoutScheme.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]+/, '$1');
  return withoutVersion.replace(/\.js$/, '');
}

export type { Variable };
