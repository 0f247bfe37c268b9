import picocolors from 'picocolors';

/** What a stream has to tell about itself. */
interface Stream {
  readonly isTTY?: boolean;
}

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Tells whether a stream shows colours: NO_COLOR turns them off, FORCE_COLOR on, and otherwise a terminal decides. */
export function wantsColour(stream: Stream, environment: NodeJS.ProcessEnv = process.env): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}

/** Functions that colour a text for a stream, or leave it as it is. */
export function getColours(stream: Stream): Colours {
  return picocolors.createColors(wantsColour(stream));
}
