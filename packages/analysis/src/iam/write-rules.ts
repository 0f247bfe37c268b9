import { getWriteOfCommand, getWriteOfMethod } from '../facts/iam-operations.js';
import type { ExternalValue } from '../syntax/values.js';

/** An operation of a control plane: `{ service: 'iam', name: 'CreateRole' }`. */
export interface Operation {
  readonly service: string;
  readonly name: string;
}

/** Which operations count as writes: IAM's own, `sts:AssumeRoot`, and those the user adds as `organizations:CreateAccount`. */
export class WriteRules {
  readonly #additional: ReadonlySet<string>;

  constructor(additional: readonly string[] = []) {
    this.#additional = new Set(additional.map((name) => name.toLowerCase()));
  }

  /** The write that a client's method makes; undefined for reads and for other services. */
  getMethodWrite(client: ExternalValue, method: string): Operation | undefined {
    const service = getService(client);
    if (service === undefined) return undefined;
    const own = service === 'iam' || service === 'sts' ? getWriteOfMethod(service, method) : undefined;
    return this.#toOperation(service, own, method.charAt(0).toUpperCase() + method.slice(1));
  }

  /** The write that a command class makes, named as its package exports it. */
  getCommandWrite(command: ExternalValue): Operation | undefined {
    const name = command.path[0] ?? '';
    const service = getService({ ...command, path: [] });
    if (service === undefined || command.path.length !== 1 || !name.endsWith('Command')) return undefined;
    const own = service === 'iam' || service === 'sts' ? getWriteOfCommand(service, name) : undefined;
    return this.#toOperation(service, own, name.slice(0, -'Command'.length));
  }

  /** Tells whether some service may have a write of this method name; most names of a program are ruled out here. */
  mayBeMethod(method: string): boolean {
    const added = `:${method.toLowerCase()}`;
    return isKnownMethod(method) || [...this.#additional].some((name) => name.endsWith(added));
  }

  #toOperation(service: string, own: string | undefined, name: string): Operation | undefined {
    if (own !== undefined) return { service, name: own };
    return this.#additional.has(`${service}:${name}`.toLowerCase()) ? { service, name } : undefined;
  }
}

/** An operation's name has a verb and an object; `send`, `on` and `destroy` are none. */
function isKnownMethod(method: string): boolean {
  return (
    /^[a-z]+[A-Z]/.test(method) &&
    (getWriteOfMethod('iam', method) ?? getWriteOfMethod('sts', method)) !== undefined
  );
}

/** `iam` for a class, command or module of `@aws-sdk/client-iam`, `aws-sdk/clients/iam` or `AWS.IAM`. */
function getService({ package: name, path }: ExternalValue): string | undefined {
  const v3 = /^@aws-sdk\/client-([a-z0-9-]+)$/.exec(name)?.[1];
  if (v3 !== undefined) return v3;
  const v2 = /^aws-sdk\/clients\/([a-z0-9]+)$/.exec(name)?.[1];
  if (v2 !== undefined && v2 !== 'all') return v2;
  return name === 'aws-sdk' || name.startsWith('aws-sdk/') ? path[0]?.toLowerCase() : undefined;
}
