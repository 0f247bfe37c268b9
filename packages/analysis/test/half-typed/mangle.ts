/** A source of numbers from 0 to below 1 that are the same in each run. */
export type Random = () => number;

/** What a person has in the editor half way: the text, and how it came to be. */
export interface Mangled {
  readonly how: string;
  readonly text: string;
}

/** Numbers that follow from a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TOKEN = /[A-Za-z_$][\w$]*|\d+|'[^'\n]*'|"[^"\n]*"|`[^`]*`|=>|\.\.\.|[^\s\w]/g;
const PIECES = '( { [ ) } ] \' " ` new AWS. await ... = => class @ < export import super( , ; : ? #'.split(
  ' ',
);
const LINES = [
  'new',
  'new AWS.',
  'const sts =',
  'const {',
  'import {',
  'import { STSClient } from',
  'process.env.',
  'class A {',
  'function f(',
  'options = {',
  '() =>',
  'for (',
  'if (',
  'export default',
  'super.',
  'this.',
  'switch (region) { case',
  'await client.send(new',
];

type Way = (text: string, random: Random) => string;

const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)];
const findTokens = (text: string) => [...text.matchAll(TOKEN)];
const cut = (text: string, start: number, end: number, instead = '') =>
  text.slice(0, start) + instead + text.slice(end);

function onToken(change: (token: RegExpExecArray) => string): Way {
  return (text, random) => {
    const token = pick(findTokens(text), random);
    return token ? cut(text, token.index, token.index + token[0].length, change(token)) : text;
  };
}

function onLine(change: (line: string, random: Random) => readonly string[]): Way {
  return (text, random) => {
    const lines = text.split('\n');
    const at = Math.floor(random() * lines.length);
    return lines.flatMap((line, index) => (index === at ? change(line, random) : [line])).join('\n');
  };
}

/** What happens to a text while it is typed, pasted and taken back. */
const WAYS: Readonly<Record<string, Way>> = {
  'cut off': (text, random) => text.slice(0, Math.floor(random() * text.length)),
  'cut off at the front': (text, random) => text.slice(Math.floor(random() * text.length)),
  'a token less': onToken(() => ''),
  'a token twice': onToken(([token]) => `${token} ${token}`),
  'a piece more': (text, random) => {
    const at = pick(findTokens(text), random)?.index ?? 0;
    return cut(text, at, at, pick(PIECES, random));
  },
  'an open member': (text, random) => {
    const member = pick([...text.matchAll(/\.[A-Za-z_$][\w$]*/g)], random);
    return member ? cut(text, member.index + 1, member.index + member[0].length) : text;
  },
  'a line less': onLine(() => []),
  'a line twice': onLine((line) => [line, line]),
  'a new line': onLine((line, random) => [line, pick(LINES, random) ?? '']),
  'two tokens that changed places': (text, random) => {
    const [first, second] = [pick(findTokens(text), random), pick(findTokens(text), random)];
    if (!first || !second || first.index >= second.index) return text;
    const late = cut(text, second.index, second.index + second[0].length, first[0]);
    return cut(late, first.index, first.index + first[0].length, second[0]);
  },
};

/** A text in each of the states in which an editor may have it, one at random of each kind. */
export function mangle(text: string, random: Random): readonly Mangled[] {
  return Object.entries(WAYS).map(([how, change]) => ({ how, text: change(text, random) }));
}
