import { Circuit, type CircuitSettings } from './circuit.js';

/** More than the operations of IAM times the accounts of most; bounds memory where each tenant is a partition. */
const MAX_CIRCUITS = 1000;

/** In the order of their last use. */
const circuits = new Map<string, Circuit>();

/** The one circuit of this process for an operation, its partition and its settings. */
export function getCircuit(
  operation: string,
  partition: string | undefined,
  settings: CircuitSettings,
): Circuit {
  const key = JSON.stringify([operation, partition, settings.failuresToOpen, settings.retryAfterMs]);
  const circuit = circuits.get(key) ?? new Circuit(settings);
  circuits.delete(key);
  circuits.set(key, circuit);
  const oldest = circuits.keys().next().value;
  if (circuits.size > MAX_CIRCUITS && oldest !== undefined) circuits.delete(oldest);
  return circuit;
}
