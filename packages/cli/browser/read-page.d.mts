import type { Page } from 'playwright-core';

/** Where something is drawn, in pixels. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** One graph of the page, as it is drawn. */
export interface Graph {
  /** Of the finding to which it belongs: `src/a.ts:1:2`. */
  readonly place: string;
  readonly nodes: readonly {
    readonly kind: string;
    readonly texts: readonly string[];
    readonly box: Box;
    readonly textBoxes: readonly Box[];
  }[];
  readonly edges: readonly Box[];
}

/** Every graph, in the order of the page. */
export function readGraphs(page: Page): Promise<Graph[]>;

/** The contrast of each text with what lies behind it, the least first. */
export function readContrasts(page: Page): Promise<{ text: string; ratio: number }[]>;

/** How many pixels of the page lie beyond its right border. */
export function readOverflow(page: Page): Promise<number>;

/** The colour behind the page. */
export function readBackground(page: Page): Promise<string>;
