import { expect, it } from 'vitest';
import { BoundedMap } from '../../src/modules/bounded-map.js';

it('gives up the value used longest ago', () => {
  const map = new BoundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
});

it('counts a value that replaces another once', () => {
  const map = new BoundedMap<string>(5, (value) => value.length);
  map.set('a', 'aaaa');
  map.set('b', 'b');
  map.set('a', 'aa');
  map.set('c', 'cc');
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['aa', 'b', 'cc']);
});

it('does not keep a value heavier than the limit', () => {
  const map = new BoundedMap<string>(2, (value) => value.length);
  map.set('a', 'aaa');
  expect(map.get('a')).toBeUndefined();
  map.set('b', 'bb');
  expect(map.get('b')).toBe('bb');
});

it('is empty and light after clear', () => {
  const map = new BoundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.clear();
  expect(map.get('a')).toBeUndefined();
  map.set('c', 3);
  map.set('d', 4);
  expect([map.get('c'), map.get('d')]).toEqual([3, 4]);
});
