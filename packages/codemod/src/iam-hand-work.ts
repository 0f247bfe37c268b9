import type { IamFinding, IamObstacle, IamRemedy, IamRemedyId } from '@endpoint-hygiene/analysis';
import type { Advice } from './hand-work.js';

/** Why a write stands on the hand-work list: what kept it from being wrapped, or what its wrapper asks for. */
export type IamWorkReason = IamObstacle | IamRemedyId;

interface Hindrance {
  /** Ends "… was left as it is: ". */
  readonly why: string;
  readonly advice: string;
}

const WRAP = 'Then wrap it in `withIamFallback` or `withIamGuard`, or run this again.';

/** What keeps a write from being wrapped, and what to do about it. */
const HINDRANCES: Readonly<Record<IamObstacle, Hindrance>> = {
  callback: {
    why: 'its answer goes to a callback',
    advice: `Await its promise in place of the callback. ${WRAP}`,
  },
  requestObject: {
    why: 'the request of SDK v2 is kept, or sent by other means than `.promise()`',
    advice: `Send it by \`.promise()\` where it is made, and await that. ${WRAP}`,
  },
  notAwaited: {
    why: "nobody waits for its promise here, so that a failure would be nobody's",
    advice: `Await it, or hand the write to a queue. ${WRAP}`,
  },
  generator: {
    why: 'it stands in a generator, whose caller decides what becomes of its promise',
    advice: 'Move the write into an async function.',
  },
  notOfClient: {
    why: "the call is not shown to be one of the SDK's own client",
    advice: 'Wrap the call of the SDK where it stands, in the function that is called here.',
  },
  severalOperations: {
    why: 'one call sends one of several operations',
    advice: `Give each operation a call of its own. ${WRAP}`,
  },
  optionalCall: {
    why: 'the client may be missing (`?.`)',
    advice: `Ask for the client before. ${WRAP}`,
  },
  ownOptions: {
    why: 'it has a signal of its own, or options that are out of sight',
    advice:
      'Wrap it by hand: `signal` takes a signal of the caller, and `write` is handed options to pass on.',
  },
  awaitInside: {
    why: 'it awaits something else in its arguments, which is no part of the write',
    advice: `Await that in a statement before. ${WRAP}`,
  },
  narrowedValue: {
    why: 'in a function of its own, TypeScript would forget what was tested of a value in its arguments',
    advice: `Put that value into a \`const\` before it is tested. ${WRAP}`,
  },
  nameTaken: {
    why: 'a variable of the file has the name of the function that would wrap it',
    advice: 'Give that variable another name, and run this again.',
  },
  otherService: {
    why: "it belongs to another control plane than IAM's",
    advice: 'Move it to deployment, or behind a queue.',
  },
  unreadable: {
    why: 'its arguments could not be read',
    advice: 'Wrap it by hand, and please report this defect.',
  },
};

/** What a person has to do about a write that was left. */
export function describeLeft({ data }: IamFinding, obstacle: IamObstacle): Advice {
  const { why, advice } = HINDRANCES[obstacle];
  const { operation = 'The write', entry = '', kind = 'request' } = data;
  return {
    problem: `${operation} on the path of a ${kind} (${entry}) was left as it is: ${why}.`,
    advice,
  };
}

/** A way out that is better than a guard, for the operations that it serves; the first that fits. */
const WAYS_OUT: readonly (readonly [operations: RegExp, advice: string])[] = [
  [
    /^(?:Attach|Put)RolePolicy$|^(?:Put|Delete)RolePermissionsBoundary$|^CreatePolicyVersion$/,
    'Better: one role made at deployment, narrowed for each request by a session policy (`Policy` of `AssumeRole`).',
  ],
  [
    /^Tag/,
    'Better: tag at deployment, or hand the write to a queue; what a request must carry can be a session tag.',
  ],
  [
    /AccessKey|ServiceSpecificCredential|LoginProfile|SigningCertificate|SSHPublicKey/,
    'Better: temporary credentials from STS or an identity provider, which need no write. A revocation belongs in a queue that tries again.',
  ],
  [
    /^(?:Delete|Detach|Remove|Untag|Deactivate|Disable)/,
    'Better: hand it to a queue that tries again, by `defer`; whoever waits for a revocation must hear that it is not made yet.',
  ],
  [/^Create(?:User|Group)$/, 'Better: an identity provider for people, and roles for programs.'],
  [/^AssumeRoot$/, 'Better: keep it to a procedure that no request waits for.'],
];

const ELSEWHERE = 'Better: move it to deployment, or hand it to a queue, by `defer` or altogether.';

/** What is to be done about a write that was wrapped. */
export function describeMended({ id, data }: IamRemedy): Advice {
  const { operation = 'The write', variable = '', use } = data;
  if (id === 'wrapInFallback') {
    return {
      problem: `${operation} falls back on the resource that ${variable} names while IAM is unavailable; until that is set, it fails as before.`,
      advice:
        'Make such a resource at deployment, set the variable, and see that what follows is right for one that is shared.',
    };
  }
  const problem = `${operation} is guarded: while IAM is unavailable, its callers soon get an IamUnavailableError.`;
  return { problem, advice: (use && USES[use]) ?? getWayOut(operation) };
}

function getWayOut(operation: string): string {
  return WAYS_OUT.find(([operations]) => operations.test(operation))?.[1] ?? ELSEWHERE;
}

/** Why an existing resource cannot answer for a write, by what the code does with the answer. */
const USES: Readonly<Record<string, string>> = {
  more: 'An existing resource could answer by `withIamFallback` if no more than its ARN and name were read of the answer. Better: make the resource at deployment.',
  unread:
    'The answer is not read, so that no existing resource can take its place. Better: make it at deployment, or hand the write to a queue, by `defer` or altogether.',
  'handed-on':
    'An existing resource cannot answer, since another write would fall on it. Make the resource at deployment, or use `withIamFallback` and leave those writes out where `isExistingResource` says so.',
};
