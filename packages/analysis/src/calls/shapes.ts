import type { EntryShape } from '../facts/entry-points/entry-point.js';
import { findAnnotated, findDirected, findTagged } from './annotation-shapes.js';
import { findCalls } from './call-shapes.js';
import { findDecorated, findHeirs } from './class-shapes.js';
import type { Examined } from './examined.js';
import { findExports } from './export-shapes.js';
import type { FunctionRef } from './find-targets.js';

/** The functions of a file that a shape describes. */
export function findShaped(file: Examined, shape: EntryShape): readonly FunctionRef[] {
  switch (shape.type) {
    case 'call':
      return findCalls(file, shape);
    case 'export':
      return findExports(file, shape);
    case 'decorator':
      return findDecorated(file, shape);
    case 'heritage':
      return findHeirs(file, shape);
    case 'annotation':
      return findAnnotated(file, shape);
    case 'directive':
      return findDirected(file, shape);
    case 'tag':
      return findTagged(file, shape);
  }
}
