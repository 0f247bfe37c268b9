'use strict';
// Notes every client and every credential provider that a program makes, with the place in the program's source.
const { SourceMap } = require('node:module');
const { findProviders } = require('./providers.cjs');
const { askers } = require('./wire.cjs');

/**
 * @typedef {{ sdk: string, major: 2 | 3, isSts: boolean, send(client: any): Promise<unknown>, regionOf(client: any): Promise<string | undefined> }} Kind
 * @typedef {{ file: string, line: number, column: number }} Place
 * @typedef {{ kind: Kind, place: Place, client?: any, error?: Error, providers: import('./providers.cjs').Provider[], asks: boolean }} Construction
 * @typedef {{ sdk: string, major: 2 | 3, place: Place, provider: import('./providers.cjs').Provider }} Making
 */

/** @type {{ path: string, lines: string[], map: SourceMap } | undefined} */
let watched;
/** @type {{ constructions: Construction[], makings: Making[] }} */
let notes = { constructions: [], makings: [] };

/** Starts new lists of clients and of providers for the program that runs under `path`. */
function watch({ path, code, map }) {
  watched = { path, lines: code.split('\n'), map: new SourceMap(map) };
  notes = { constructions: [], makings: [] };
  return notes;
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

const findSites = () => (watched ? getCallSites().filter((site) => site.getFileName() === watched.path) : []);

/** Where a call site stands in the program's source. */
function getPlaceOf(site) {
  if (!site) return undefined;
  const entry = watched.map.findEntry(site.getLineNumber() - 1, site.getColumnNumber() - 1);
  if (!entry.originalSource) return undefined;
  return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** The innermost construction of the program on the stack, or undefined where the program is not on it. */
function getPlace() {
  const sites = findSites();
  return getPlaceOf(sites.find(isConstruction) ?? sites[0]);
}

/** Notes a provider that the program makes, at the innermost place; those that a provider makes for itself are its own affair. */
function noteProvider(sdk, major, provider) {
  const place = askers.getStore() === undefined ? getPlaceOf(findSites()[0]) : undefined;
  if (place) notes.makings.push({ sdk, major, place, provider });
  return place !== undefined;
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
      const providers = findProviders(args[0]?.credentials);
      const asks = typeof args[0]?.credentials === 'function';
      const note = (result) => place && notes.constructions.push({ kind, place, providers, asks, ...result });
      try {
        const client = Reflect.construct(original, args, newTarget === trapped ? original : newTarget);
        for (const provider of providers) provider.users.push(() => kind.regionOf(client));
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

module.exports = { noteProvider, trapClass, watch };
