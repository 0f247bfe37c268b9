import type { EntryPoint } from './entry-point.js';
import { MESSAGE_EVENTS, MESSAGE_HANDLERS, REQUEST_EVENTS, REQUEST_HANDLERS } from './lambda-types.js';
import { from } from './origin.js';

/** AWS Lambda. A function that a deployment manifest names is one whatever its name; see modules/manifests. */
export const LAMBDA: readonly EntryPoint[] = [
  {
    id: 'lambda/handler',
    label: 'a Lambda handler',
    kind: 'request',
    evidence: 'weak',
    // A yargs command module exports `command` and `handler` too; a Fastify or hapi route object `method` and `handler`.
    shape: {
      type: 'export',
      names: ['handler', 'lambdaHandler'],
      unlessExports: ['command', 'builder', 'method'],
    },
  },
  {
    id: 'lambda/request-type',
    label: 'a Lambda handler',
    kind: 'request',
    evidence: 'strong',
    shape: { type: 'annotation', packages: ['aws-lambda'], functions: REQUEST_HANDLERS },
  },
  {
    id: 'lambda/message-type',
    label: 'a Lambda handler',
    kind: 'message',
    evidence: 'strong',
    shape: { type: 'annotation', packages: ['aws-lambda'], functions: MESSAGE_HANDLERS },
  },
  {
    id: 'lambda/timer-type',
    label: 'a scheduled Lambda handler',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'annotation',
      packages: ['aws-lambda'],
      functions: ['ScheduledHandler', 'SecretsManagerRotationHandler'],
    },
  },
  {
    id: 'lambda/request-event',
    label: 'a Lambda handler',
    kind: 'request',
    evidence: 'weak',
    shape: {
      type: 'annotation',
      packages: ['aws-lambda'],
      parameters: [{ index: 0, types: REQUEST_EVENTS }],
    },
  },
  {
    id: 'lambda/message-event',
    label: 'a Lambda handler',
    kind: 'message',
    evidence: 'weak',
    shape: {
      type: 'annotation',
      packages: ['aws-lambda'],
      parameters: [{ index: 0, types: MESSAGE_EVENTS }],
    },
  },
  {
    id: 'lambda/timer-event',
    label: 'a scheduled Lambda handler',
    kind: 'timer',
    evidence: 'weak',
    shape: {
      type: 'annotation',
      packages: ['aws-lambda'],
      parameters: [{ index: 0, types: ['ScheduledEvent'] }],
    },
  },
  {
    id: 'lambda/sst-node',
    label: 'an SST handler',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from('sst/node/api', 'ApiHandler'),
        from('sst/node/websocket-api', 'WebSocketApiHandler'),
        from('sst/node/graphql', 'GraphQLHandler'),
        from('sst/node/auth', 'AuthHandler'),
      ],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'lambda/sst-bus',
    label: 'an SST subscriber',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from('sst/node/event-bus', 'EventHandler'),
        from('sst/node/job', 'JobHandler'),
        from('sst/aws/bus', 'bus.subscriber'),
      ],
      handlers: [{ argument: 'last' }],
    },
  },
];
