const warned = new Set<string>();

/** Emits a warning of the process, the first time that this code is used for this operation. */
export function warnOnce(code: string, operation: string, message: string): void {
  const key = `${code} ${operation}`;
  if (warned.has(key)) return;
  warned.add(key);
  process.emitWarning(message, { type: 'EndpointHygieneWarning', code });
}
