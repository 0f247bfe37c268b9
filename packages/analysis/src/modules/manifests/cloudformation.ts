import { dirname, resolve } from 'node:path';
import { findReferences, findServiceTokens } from './cloudformation-references.js';
import { PRINCIPAL_EVENTS, RESOURCE_EVENTS, SAM_EVENTS } from './event-kinds.js';
import type { ManifestEvent, NamedHandler } from './manifest-handler.js';
import { getMember, getText, type ManifestValue } from './manifest-value.js';
import { isSource } from './source-files.js';

const SAM_FUNCTION = /^AWS::Serverless::(?:Web)?Function$/;
const LAMBDA_FUNCTION = 'AWS::Lambda::Function';
const OTHER_RUNTIME = /^(?!nodejs|provided)/;

/** The handlers of one CloudFormation or SAM template. */
export function findTemplateHandlers(template: ManifestValue): readonly NamedHandler[] {
  const resources = getMember(template, 'Resources');
  if (!resources) return [];
  const globals = getMember(template, 'Globals', 'Function');
  const cold = new Set(findServiceTokens(resources));
  return resources.entries.flatMap(([functionId, resource]) => {
    const type = getText(resource, 'Type') ?? '';
    if (!SAM_FUNCTION.test(type) && type !== LAMBDA_FUNCTION) return [];
    const found = readFunction(resource, SAM_FUNCTION.test(type) ? globals : undefined);
    if (!found) return [];
    const events = [...readEvents(resource), ...findLinkedEvents(functionId, resources)];
    return [{ ...found, functionId, events: [...new Set(events)], isCold: cold.has(functionId) }];
  });
}

function readFunction(
  resource: ManifestValue,
  globals: ManifestValue | undefined,
): Pick<NamedHandler, 'handler' | 'bases' | 'entries' | 'manifestPath' | 'line'> | undefined {
  const properties = getMember(resource, 'Properties');
  const handler = getMember(properties, 'Handler') ?? getMember(globals, 'Handler');
  const runtime = getText(properties, 'Runtime') ?? getText(globals, 'Runtime');
  if (handler?.text === undefined || (runtime !== undefined && OTHER_RUNTIME.test(runtime))) return undefined;
  const code =
    getMember(properties, 'CodeUri') ?? getMember(properties, 'Code') ?? getMember(globals, 'CodeUri');
  // A bucket, or code within the template, shows no folder.
  if (getMember(code, 'ZipFile') || getMember(code, 'InlineCode') || getMember(properties, 'InlineCode'))
    return undefined;
  const folder = code?.text === undefined || code.text.startsWith('s3:') ? '.' : code.text;
  const path = resolve(dirname(resource.path), folder);
  const base = isSource(path) ? dirname(path) : path;
  const entryPoints = getMember(resource, 'Metadata', 'BuildProperties', 'EntryPoints')?.items ?? [];
  const own = getMember(properties, 'Handler') ?? resource;
  return {
    handler: handler.text,
    bases: [base],
    entries: entryPoints.flatMap(({ text }) => (text === undefined ? [] : [resolve(base, text)])),
    manifestPath: own.path,
    line: own.line,
  };
}

/** SAM: the events that the function itself lists. */
function readEvents(resource: ManifestValue): readonly ManifestEvent[] {
  const events = getMember(resource, 'Properties', 'Events')?.entries ?? [];
  const kinds = events.flatMap(([, event]) => SAM_EVENTS[getText(event, 'Type') ?? ''] ?? []);
  return getMember(resource, 'Properties', 'FunctionUrlConfig') ? [...kinds, 'request'] : kinds;
}

/** The events of other resources that refer to the function. */
function findLinkedEvents(functionId: string, resources: ManifestValue): readonly ManifestEvent[] {
  return resources.entries.flatMap(([, resource]) => {
    const event = readLink(resource);
    return event !== undefined && findReferences(resource).includes(functionId) ? [event] : [];
  });
}

function readLink(resource: ManifestValue): ManifestEvent | undefined {
  const type = getText(resource, 'Type') ?? '';
  if (type === 'AWS::Lambda::Permission')
    return PRINCIPAL_EVENTS[getText(resource, 'Properties', 'Principal') ?? ''];
  if (type === 'AWS::Events::Rule' && getMember(resource, 'Properties', 'ScheduleExpression')) return 'timer';
  return RESOURCE_EVENTS[type];
}
