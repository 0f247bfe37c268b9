/** A handler string taken apart: the module without extension, and what it exports. */
export interface HandlerParts {
  readonly module: string;
  readonly exportName: string;
}

const NAME = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;

/**
 * The ways to read a handler string, the runtime's own first: it cuts the last part of the path at its first dot
 * (`index.api.create`: file index, export api.create). Tools that bundle cut at the last one (`user.api.handler`).
 */
export function splitHandler(handler: string): readonly HandlerParts[] {
  const slash = handler.lastIndexOf('/') + 1;
  const name = handler.slice(slash);
  const dots = [...name.matchAll(/\./g)].map(({ index }) => index).filter((index) => index > 0);
  const cuts = dots.length > 1 ? [dots[0], dots.at(-1)] : dots;
  return cuts.flatMap((cut) => {
    const exportName = name.slice((cut ?? 0) + 1);
    return NAME.test(exportName)
      ? [{ module: handler.slice(0, slash) + name.slice(0, cut), exportName }]
      : [];
  });
}
