/**
 * One step from what a package exports towards a value.
 * - `.name`: that member. `.*`: any number of further members and calls, for fluent builders.
 * - `()`: the result of calling it, awaited where it is a promise. `new`: an instance of it or of a subclass.
 * - `(1:0)`: parameter 0 of the function that is passed as argument 1 of a call of it; `(last:0)` for the last argument.
 */
export type Step = `.${string}` | '()' | 'new' | `(${number | 'last'}:${number})`;

/** Where a value comes from: a package's export, and the steps from there. */
export interface Origin {
  /** Any of these packages; `*` at the end stands for any rest. Empty: a global. */
  readonly packages: readonly string[];
  /** From the module object to the export; empty for the module itself and its default export. */
  readonly path: readonly string[];
  readonly steps: readonly Step[];
  /** Types of the same packages that name such a value in an annotation. */
  readonly types: readonly string[];
  /** Types of the same packages for functions whose first parameter is such a value: `FastifyPluginAsync`. */
  readonly givenBy: readonly string[];
}

/** A value that starts at an export (`''`: the module itself or its default export) of one or several packages. */
export function from(packages: string | readonly string[], name: string, ...steps: readonly Step[]): Origin {
  return {
    packages: typeof packages === 'string' ? [packages] : packages,
    path: name === '' ? [] : name.split('.'),
    steps,
    types: [],
    givenBy: [],
  };
}

/** A value that starts at a global, such as `Bun`. */
export function globally(name: string, ...steps: readonly Step[]): Origin {
  return { packages: [''], path: name.split('.'), steps, types: [], givenBy: [] };
}

/** The same value, also known by an annotation with one of these types. */
export function typed(origin: Origin, ...types: readonly string[]): Origin {
  return { ...origin, types };
}

/** The same value, also known as the first parameter of functions annotated with one of these types. */
export function givenBy(origin: Origin, ...types: readonly string[]): Origin {
  return { ...origin, givenBy: types };
}
