import { SingleBar, Presets } from 'cli-progress';

/** What a long run tells of itself. */
export interface Progress {
  start(title: string, total: number): void;
  step(): void;
  stop(): void;
}

const SILENT: Progress = { start: () => undefined, step: () => undefined, stop: () => undefined };

/** A bar on a terminal; nothing anywhere else. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return SILENT;
  const bar = new SingleBar(
    { stream, format: '{title} {bar} {value}/{total}', clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  return {
    start: (title, total) => {
      bar.start(total, 0, { title });
    },
    step: () => {
      bar.increment();
    },
    stop: () => {
      bar.stop();
    },
  };
}
