/** Packages whose classes, or what their functions return, hand events to the listeners of the same program. */
const EMITTER_PACKAGES: ReadonlySet<string> = new Set([
  'events',
  'node:events',
  'eventemitter2',
  'eventemitter3',
  'emittery',
  'mitt',
  'nanoevents',
  'tiny-emitter',
  'tiny-typed-emitter',
  'typed-emitter',
]);

/** Methods that are given an event's name and a listener. */
export const LISTENING_METHODS: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'prependOnceListener',
]);

/** Methods that run the listeners of the event they are given the name of. */
export const EMITTING_METHODS: ReadonlySet<string> = new Set(['emit', 'emitAsync', 'emitSerial']);

/** Tells whether a package makes emitters. */
export function makesEmitters(packageName: string): boolean {
  return EMITTER_PACKAGES.has(packageName);
}
