import type { EntryPoint } from './entry-point.js';
import { from, typed } from './origin.js';

/** AWS Lambda with Powertools. */
export const POWERTOOLS: readonly EntryPoint[] = [
  {
    id: 'powertools/class',
    label: 'a Lambda handler class',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'heritage',
      packages: ['@aws-lambda-powertools/commons', '@aws-lambda-powertools/commons/types'],
      bases: ['LambdaInterface'],
      methods: ['handler'],
    },
  },
  {
    id: 'powertools/decorator',
    label: 'a Lambda handler class',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'decorator',
      decorators: [
        from('@aws-lambda-powertools/logger', 'Logger', 'new', '.injectLambdaContext'),
        from('@aws-lambda-powertools/tracer', 'Tracer', 'new', '.captureLambdaHandler'),
        from('@aws-lambda-powertools/metrics', 'Metrics', 'new', '.logMetrics'),
        from('@aws-lambda-powertools/parser', 'parser'),
      ],
      on: 'method',
    },
  },
  {
    id: 'powertools/batch',
    label: 'a Lambda record handler',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from('@aws-lambda-powertools/batch', 'processPartialResponse'),
        from('@aws-lambda-powertools/batch', 'processPartialResponseSync'),
      ],
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'powertools/route',
    label: 'a Lambda route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        typed(from('@aws-lambda-powertools/event-handler/http', 'Router', 'new'), 'Router'),
        // The name of the first releases.
        from('@aws-lambda-powertools/event-handler/experimental-rest', 'Router', 'new'),
      ],
      methods: [
        'get',
        'post',
        'put',
        'patch',
        'delete',
        'head',
        'options',
        'route',
        'use',
        'errorHandler',
        'notFound',
      ],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'powertools/resolver',
    label: 'a Lambda resolver',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from('@aws-lambda-powertools/event-handler/appsync-graphql', 'AppSyncGraphQLResolver', 'new'),
        from('@aws-lambda-powertools/event-handler/appsync-graphql', 'Router', 'new'),
        from('@aws-lambda-powertools/event-handler/appsync-events', 'AppSyncEventsResolver', 'new'),
        from('@aws-lambda-powertools/event-handler/bedrock-agent', 'BedrockAgentFunctionResolver', 'new'),
      ],
      methods: [
        'resolver',
        'batchResolver',
        'onQuery',
        'onMutation',
        'onBatchQuery',
        'onBatchMutation',
        'onPublish',
        'onSubscribe',
        'tool',
      ],
      handlers: [{ argument: 'any' }],
    },
  },
];
