import { getString } from '../syntax/values.js';
import type { ClientFinding } from './finding.js';

/** The words of a finding that messages use: the class as written, the regions and the setting's place. */
export function describeClient({ site, decisive }: ClientFinding): Readonly<Record<string, string>> {
  const { node, module } = site.at;
  const client = node.callee.type === 'Super' ? 'super' : module.textOf(node.callee).replace(/\s+/g, ' ');
  const data: Record<string, string> = { client };
  if (decisive.region.name !== undefined) data.region = decisive.region.name;
  const endpointRegion =
    decisive.endpoint.kind === 'regional' ? getString(decisive.endpoint.region) : undefined;
  if (endpointRegion !== undefined) data.endpointRegion = endpointRegion;
  return data;
}
