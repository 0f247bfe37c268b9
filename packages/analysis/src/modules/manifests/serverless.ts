import { dirname } from 'node:path';
import { SERVERLESS_EVENTS } from './event-kinds.js';
import { findServiceTokens } from './cloudformation-references.js';
import type { ManifestEvent, NamedHandler } from './manifest-handler.js';
import { getMember, getText, type ManifestValue } from './manifest-value.js';
import { ServerlessVariables, type ReadManifest } from './serverless-variables.js';

/** The handlers of one Serverless Framework configuration, whatever language it is written in. */
export function findServerlessHandlers(root: ManifestValue, read: ReadManifest): readonly NamedHandler[] {
  const variables = new ServerlessVariables(root, read);
  const functions = findFunctions(variables.expand(getMember(root, 'functions')), variables);
  const coldIds = findColdIds(root, variables);
  return functions.flatMap(([functionId, definition]) => {
    const value = getMember(definition, 'handler');
    const handler = value && variables.expand(value).text;
    if (!value || handler === undefined || handler.includes('${')) return [];
    return [
      {
        handler,
        // Paths start from the service, wherever the file with the function stands.
        bases: [dirname(root.path)],
        manifestPath: value.path,
        line: value.line,
        functionId,
        events: findEvents(definition, variables),
        isCold: coldIds.has(toLogicalId(functionId)),
      },
    ];
  });
}

type Functions = readonly (readonly [id: string, definition: ManifestValue])[];

/** A map, or a list of maps and of files that hold them. */
function findFunctions(functions: ManifestValue, variables: ServerlessVariables): Functions {
  const listed = functions.items.flatMap((item) => findFunctions(variables.expand(item), variables));
  return [...listed, ...functions.entries.map(([id, value]) => [id, variables.expand(value)] as const)];
}

function findEvents(definition: ManifestValue, variables: ServerlessVariables): readonly ManifestEvent[] {
  const keys = variables.expand(getMember(definition, 'events')).items.flatMap((item) => {
    const event = variables.expand(item);
    const isScheduledBus = getMember(event, 'eventBridge', 'schedule') !== undefined;
    return isScheduledBus ? ['schedule'] : [event.text, ...event.entries.map(([key]) => key)];
  });
  if (getText(definition, 'url') === 'true' || getMember(definition, 'url')?.entries.length) keys.push('url');
  return [...new Set(keys.flatMap((key) => (key === undefined ? [] : (SERVERLESS_EVENTS[key] ?? []))))];
}

/** Logical ids that a custom resource of `resources` calls. */
function findColdIds(root: ManifestValue, variables: ServerlessVariables): ReadonlySet<string> {
  const resources = variables.expand(getMember(root, 'resources'));
  const parts = [resources, ...resources.items.map((item) => variables.expand(item))];
  return new Set(parts.flatMap((part) => findServiceTokens(variables.expand(getMember(part, 'Resources')))));
}

/** The logical id that the framework gives a function: `create-role` becomes `CreateDashroleLambdaFunction`. */
function toLogicalId(functionId: string): string {
  const spelled = functionId.replace(/-/g, 'Dash').replace(/_/g, 'Underscore');
  return `${spelled.charAt(0).toUpperCase()}${spelled.slice(1)}LambdaFunction`;
}
