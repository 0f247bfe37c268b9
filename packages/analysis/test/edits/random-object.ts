import type { Change } from '../../src/edits/plan-changes.js';

/** What the generator knows of an element it wrote. */
export interface RandomElement {
  readonly text: string;
  /** Undefined for spreads and computed keys that hide their names. */
  readonly key: string | undefined;
  readonly kind: 'plain' | 'code' | 'hidden' | 'spread' | 'open spread';
}

/** A construction with an object literal in some layout, and changes to make. */
export interface RandomObject {
  readonly before: string;
  readonly object: string;
  readonly after: string;
  readonly elements: readonly RandomElement[];
  readonly hasTrailingComma: boolean;
  readonly lineBreak: string;
  readonly changes: readonly Change[];
}

const KEYS = ['region', 'endpoint', 'flag', 'a', 'b'];
const VALUES = [
  '1',
  "'s, }'",
  '"//"',
  '/[,}]/g',
  '`t${[1, { a: 1 }].length}, `',
  'f(1, [2, 3,])',
  '(1 || 2)',
  '((3))',
  '{ region: 1, endpoint: { flag: 2, }, }',
  '() => ({ region: 1 })',
  'function () { return { a: 1 }; }',
  'undefined',
];

/** Makes the same choices for the same seed (mulberry32). */
class Random {
  #state: number;
  #comments = 0;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  isLucky(chance: number): boolean {
    return this.next() < chance;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)] as T;
  }

  /** A comment that is like no other; one for the rest of the line ends it. */
  comment(lineBreak: string): string {
    this.#comments += 1;
    const id = String(this.#comments);
    return this.isLucky(0.5) ? `/* ${id} */` : `// ${id}${lineBreak}`;
  }
}

/** Writes a random construction. */
export function createRandomObject(seed: number): RandomObject {
  const random = new Random(seed);
  const lineBreak = random.pick(['\n', '\r\n']) + random.pick(['', '  ', '\t', '      ']);
  const layout = createLayout(random, lineBreak);
  const elements = Array.from({ length: Math.floor(random.next() * 5) }, () =>
    createElement(random, lineBreak),
  );
  const hasTrailingComma = elements.length > 0 && random.isLucky(0.5);
  const body = elements.map(({ text }) => layout.between() + text + layout.beforeComma());
  const object = `{${body.join(',')}${hasTrailingComma ? ',' : ''}${layout.between()}}`;
  const before = random.pick(['x = ', `// x, {${lineBreak}x = `, 'f({ a: 1, }, ']);
  return {
    before,
    object,
    after: before.startsWith('f(') ? ')); // }' : `); /* } */${lineBreak}`,
    elements,
    hasTrailingComma,
    lineBreak: lineBreak.startsWith('\r') ? '\r\n' : '\n',
    changes: createChanges(random),
  };
}

function createLayout(random: Random, lineBreak: string) {
  const breaks = random.pick([0, 0.5, 1]);
  const comments = random.pick([0, 0.1, 0.4]);
  const gap = () => {
    if (random.isLucky(breaks)) return random.isLucky(0.1) ? lineBreak + lineBreak : lineBreak;
    return random.pick(['', ' ', ' ']);
  };
  const remark = () => (random.isLucky(comments) ? random.pick(['', ' ']) + random.comment(lineBreak) : '');
  return {
    between: () => remark() + gap() + remark() + (random.isLucky(0.2) ? gap() : ''),
    beforeComma: () => (random.isLucky(0.2) ? remark() : '') + (random.isLucky(0.1) ? gap() : ''),
  };
}

function createElement(random: Random, lineBreak: string): RandomElement {
  const key = random.pick(KEYS);
  const value = random.isLucky(0.1) ? `f(${random.comment(lineBreak)} 1)` : random.pick(VALUES);
  const colon = random.pick([': ', ':', ' : ', `: /* ${key} */ `]);
  const plain = (text: string): RandomElement => ({ text, key, kind: 'plain' });
  const spread = random.pick(['{ a: 1 }', '(f && { b: 2 })', '(f ? { a: 3 } : {})', 'null']);
  return random.pick<() => RandomElement>([
    () => plain(key + colon + value),
    () => plain(key + colon + value),
    () => plain(key + colon + value),
    () => plain(`'${key}'${colon}${value}`),
    () => plain(`["${key}"]${colon}${value}`),
    () => plain(key),
    () => ({ text: `${key}() { return [1, 2]; }`, key, kind: 'code' }),
    () => ({ text: `get ${key}() { return 4; }`, key, kind: 'code' }),
    () => ({ text: `[f('${key}')]${colon}${value}`, key: undefined, kind: 'hidden' }),
    () => ({ text: '...shared', key: undefined, kind: 'open spread' }),
    () => ({ text: `...${spread}`, key: undefined, kind: 'spread' }),
  ])();
}

function createChanges(random: Random): Change[] {
  return ['endpoint', 'region', 'flag'].flatMap((key): Change[] => {
    if (random.isLucky(0.3)) return [];
    const value = random.pick(["'new'", 'R']);
    return [random.isLucky(0.5) ? { kind: 'set', key, value } : { kind: 'remove', key }];
  });
}
