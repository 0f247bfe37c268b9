import type { Origin } from './origin.js';

/** What makes an entry point run. A Lambda function whose trigger is not known counts as a request. */
export type EntryKind = 'request' | 'message' | 'timer';

/** Which functions of a call's arguments are meant. Lists of functions are unfolded; what is no function is passed over. */
export interface Pick {
  /** By position, the last one, or each. */
  readonly argument: number | 'last' | 'any';
  /** From the argument to the function; `*` is every property, element or export. */
  readonly path?: readonly string[];
}

/** `receiver.method(…)`, `callee(…)` or `new Class(…)` that hands over functions. */
export interface CallShape {
  readonly type: 'call';
  /** What is called, or, with `methods`, what has the methods. */
  readonly on: readonly Origin[];
  readonly methods?: readonly string[];
  /** True for `new Class(…)`. */
  readonly isConstruction?: boolean;
  /** Only where this argument is one of these strings. */
  readonly where?: { readonly argument: number; readonly values: readonly string[] };
  readonly handlers: readonly Pick[];
}

/** What a file exports under certain names. */
export interface ExportShape {
  readonly type: 'export';
  /** Globs for the end of the file's path; absent: any file. See `compileFileGlob`. */
  readonly files?: readonly string[];
  /** `*`: every export. */
  readonly names: readonly string[] | '*';
  /** From the exported value to the function: `['fetch']` for `export default { fetch() {} }`. */
  readonly path?: readonly string[];
  /** Not where the file also exports one of these: it is then another framework's. */
  readonly unlessExports?: readonly string[];
}

/** A method, or certain methods of a class, under a decorator, whether the decorator is called or not. */
export interface DecoratorShape {
  readonly type: 'decorator';
  readonly decorators: readonly Origin[];
  /** `methods` are the hot ones of a decorated class. */
  readonly on: 'method' | 'class';
  readonly methods?: readonly string[];
}

/** Methods of a class that extends a package's class or implements its interface. */
export interface HeritageShape {
  readonly type: 'heritage';
  readonly packages: readonly string[];
  readonly bases: readonly string[];
  readonly methods: readonly string[];
}

/** A function whose variable, property or parameters carry types of a package. */
export interface AnnotationShape {
  readonly type: 'annotation';
  readonly packages: readonly string[];
  /** Types of the function as a whole: `const handler: SQSHandler = …`. */
  readonly functions?: readonly string[];
  /** Types of all of these parameters, of an exported function only. */
  readonly parameters?: readonly { readonly index: number; readonly types: readonly string[] }[];
}

/** A directive: on top of a file it means every export, in a function that function. */
export interface DirectiveShape {
  readonly type: 'directive';
  readonly text: string;
}

/** A JSDoc tag on a function, method or variable, with the tag's text choosing the kind. */
export interface TagShape {
  readonly type: 'tag';
  readonly tag: string;
}

export type EntryShape =
  CallShape | ExportShape | DecoratorShape | HeritageShape | AnnotationShape | DirectiveShape | TagShape;

/** What must hold of the project or the file before a row is looked at; each list needs one of its members. */
export interface Gate {
  /** The nearest package.json depends on one of these; `*` at the end stands for any rest. */
  readonly dependencies?: readonly string[];
  /** One of these files stands beside the nearest package.json. */
  readonly files?: readonly string[];
}

/** One way in which a framework is handed a function that it will call for a request, message or timer. */
export interface EntryPoint {
  readonly id: string;
  /** What a message calls it: "reached from <label>". */
  readonly label: string;
  readonly kind: EntryKind;
  /** `weak`: a name or a place alone, which a cold program's row overrides. */
  readonly evidence: 'strong' | 'weak';
  readonly gate?: Gate;
  readonly shape: EntryShape;
}

/** A call that gives back its function argument in disguise: where the call stands, the function is meant. */
export interface HandlerWrapper {
  readonly id: string;
  readonly on: readonly Origin[];
  readonly methods?: readonly string[];
  readonly handlers: readonly Pick[];
  /** Methods of the result that return the result: `middy(handler).use(…)`. */
  readonly chains: readonly string[];
}

/** What shows that a function, or a file, runs at deployment or by hand. */
export type ColdShape =
  | CallShape
  | ExportShape
  | HeritageShape
  | AnnotationShape
  | TagShape
  /** Files by the end of their path. */
  | { readonly type: 'files'; readonly globs: readonly string[] }
  /** Files that import one of these packages; `*` at the end stands for any rest. */
  | { readonly type: 'imports'; readonly packages: readonly string[] }
  /** Files that a package.json names in `bin`, or that start with `#!`. */
  | { readonly type: 'executables' }
  /** What `isTestPath` of test-files.ts says. */
  | { readonly type: 'tests' }
  /** Code under `require.main === module`, `import.meta.main` or `process.argv[1] === …`. */
  | { readonly type: 'main-guards' }
  /** A function that reads all of these members of its first parameter, destructured or not. */
  | { readonly type: 'event-members'; readonly names: readonly string[] };

/** One sign of a cold program. */
export interface ColdProgram {
  readonly id: string;
  readonly label: string;
  /** `all`: whatever entry point is seen there too; `weak`: only entry points of weak evidence. */
  readonly overrides: 'all' | 'weak';
  readonly shape: ColdShape;
}
