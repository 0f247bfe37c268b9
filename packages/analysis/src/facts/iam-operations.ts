import { IAM_WRITES, type IamWriteLevel } from './iam-writes.generated.js';

/** A service whose control plane is the object of the rules, by every name the SDK gives it. */
export interface ControlPlaneService {
  readonly id: 'iam' | 'sts';
  readonly v3Package: string;
  /** The client class of v3 and the aggregated one that carries a method for each operation. */
  readonly v3Classes: readonly string[];
  /** The class in v2's namespace, and the module that exports it alone. */
  readonly v2Class: string;
  readonly v2Module: string;
}

/** IAM, and STS for the sake of its one operation that needs IAM's control plane. */
export const CONTROL_PLANE_SERVICES: readonly ControlPlaneService[] = [
  {
    id: 'iam',
    v3Package: '@aws-sdk/client-iam',
    v3Classes: ['IAMClient', 'IAM'],
    v2Class: 'IAM',
    v2Module: 'aws-sdk/clients/iam',
  },
  {
    id: 'sts',
    v3Package: '@aws-sdk/client-sts',
    v3Classes: ['STSClient', 'STS'],
    v2Class: 'STS',
    v2Module: 'aws-sdk/clients/sts',
  },
];

/** Writes that the runtime's fallback wrapper can mend by a resource known beforehand. */
export const FALLBACK_OPERATIONS: ReadonlySet<string> = new Set([
  'CreateRole',
  'CreatePolicy',
  'CreateInstanceProfile',
]);

/** Writes that the fallback wrapper takes only where a setting says that sharing the resource is meant. */
export const OPTIONAL_FALLBACK_OPERATIONS: ReadonlySet<string> = new Set(['CreateUser', 'CreateGroup']);

/** Operations of STS that need IAM's control plane. */
const STS_WRITES = new Set(['AssumeRoot']);

const LEVELS: ReadonlyMap<string, IamWriteLevel> = new Map(Object.entries(IAM_WRITES));
const BY_METHOD: ReadonlyMap<string, string> = new Map(
  [...LEVELS.keys()].map((name) => [methodOf(name), name]),
);

/** An operation that is not in the table is new: these verbs change nothing, any other is taken for a write. */
const READING = /^(?:Get|List|Generate|Simulate)(?![a-z])/;
const OPERATION_NAME = /^[A-Z][A-Za-z0-9]+$/;

/** Members of v2's and v3's clients that are no operations: plumbing, events, waiters, paginators. */
const CLIENT_MEMBERS: ReadonlySet<string> = new Set(
  `apiAttemptEvent apiCallEvent api applyClockOffset attachMonitoringEmitter attemptFailEvent callListeners catch
  clockSkewError config constructor customizeRequests defaultRetryCount defineService destroy emit
  endpoint endpointFromTemplate expiredCredentialsError finally hasOwnProperty initConfig initialize
  isClockSkewed isGlobalEndpoint listeners loadServiceClass makeRequest makeUnauthenticatedRequest middlewareStack
  networkingError numRetries on onAsync paginationConfig promise publisher retryDelays retryableError
  send serviceIdentifier serviceInterface setEndpoint setupRequestListeners signingRegion
  successfulResponse then throttledError timeoutError toLocaleString toString validateService valueOf
  waitFor isPrototypeOf propertyIsEnumerable`.split(/\s+/),
);
const CLIENT_MEMBER_FAMILIES = /^(?:paginate|waitUntil)[A-Z]|^(?:add|remove)\w*Listeners?$/;

/** Tells whether an operation of IAM (`CreateRole`) changes something; one that is not known is taken to unless its verb reads. */
export function isIamWrite(operation: string): boolean {
  return LEVELS.has(operation) || (OPERATION_NAME.test(operation) && !READING.test(operation));
}

/** AWS's access level of a write of IAM; undefined for a read, `unlisted` for a write too new to have one. */
export function getIamWriteLevel(operation: string): IamWriteLevel | undefined {
  return LEVELS.get(operation) ?? (isIamWrite(operation) ? 'unlisted' : undefined);
}

/** Tells whether an operation of a service needs IAM's control plane to change something. */
export function isControlPlaneWrite(service: ControlPlaneService['id'], operation: string): boolean {
  return service === 'iam' ? isIamWrite(operation) : STS_WRITES.has(operation);
}

/** The write that a v3 command class of a service stands for (`CreateRoleCommand`), or undefined. */
export function getWriteOfCommand(service: ControlPlaneService['id'], command: string): string | undefined {
  if (!command.endsWith('Command')) return undefined;
  const operation = command.slice(0, -'Command'.length);
  return isControlPlaneWrite(service, operation) ? operation : undefined;
}

/** The write that a method of an aggregated v3 client or a v2 client stands for (`createRole`), or undefined. */
export function getWriteOfMethod(service: ControlPlaneService['id'], method: string): string | undefined {
  if (service === 'iam' && BY_METHOD.has(method)) return BY_METHOD.get(method);
  if (!/^[a-z]/.test(method) || CLIENT_MEMBERS.has(method)) return undefined;
  if (CLIENT_MEMBER_FAMILIES.test(method)) return undefined;
  const operation = method.charAt(0).toUpperCase() + method.slice(1);
  return isControlPlaneWrite(service, operation) ? operation : undefined;
}

/** The method that stands for an operation on an aggregated v3 client and on a v2 client. */
export function methodOf(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}
