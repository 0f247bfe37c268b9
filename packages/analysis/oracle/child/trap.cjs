'use strict';
// Notes every STS client that a program constructs, with the place of the construction in the program's source.
const { SourceMap } = require('node:module');

/**
 * @typedef {{ sdk: string, major: 2 | 3, send(client: any): Promise<unknown>, regionOf(client: any): Promise<string | undefined> }} Kind
 * @typedef {{ file: string, line: number, column: number }} Place
 * @typedef {{ kind: Kind, place: Place, client?: any, error?: Error }} Construction
 */

/** @type {{ path: string, lines: string[], map: SourceMap } | undefined} */
let watched;
/** @type {Construction[]} */
let constructions = [];

/** Starts a new list of constructions for the program that runs under `path`. */
function watch({ path, code, map }) {
  watched = { path, lines: code.split('\n'), map: new SourceMap(map) };
  constructions = [];
  return constructions;
}

/** The call sites of the current stack. */
function getCallSites() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return sites;
}

/** True where `new` or `super` stands; a class without a constructor of its own is on the stack too, with its head. */
function isConstruction(site) {
  const text = watched.lines[site.getLineNumber() - 1] ?? '';
  return /^(?:new|super)\b/.test(text.slice(site.getColumnNumber() - 1));
}

/** The innermost construction of the program on the stack, or undefined where the program is not on it. */
function getPlace() {
  const sites = watched ? getCallSites().filter((site) => site.getFileName() === watched.path) : [];
  const site = sites.find(isConstruction) ?? sites[0];
  if (!site) return undefined;
  const entry = watched.map.findEntry(site.getLineNumber() - 1, site.getColumnNumber() - 1);
  if (!entry.originalSource) return undefined;
  return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

const trappedClasses = new WeakSet();

/**
 * The same class, for `new` and for `extends`, with a note of each construction.
 * @param {Function} target
 * @param {Kind} kind
 */
function trapClass(target, kind) {
  if (trappedClasses.has(target)) return target;
  const trapped = new Proxy(target, {
    construct(original, args, newTarget) {
      const place = getPlace();
      const note = (result) => place && constructions.push({ kind, place, ...result });
      try {
        const client = Reflect.construct(original, args, newTarget === trapped ? original : newTarget);
        note({ client });
        return client;
      } catch (error) {
        note({ error });
        throw error;
      }
    },
  });
  trappedClasses.add(trapped);
  return trapped;
}

module.exports = { trapClass, watch };
