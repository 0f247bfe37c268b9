import type { EntryPoint } from './entry-point.js';
import { from, type Origin } from './origin.js';

function decorators(packages: string | readonly string[], names: readonly string[]): readonly Origin[] {
  return names.map((name) => from(packages, name));
}

function method(
  row: Pick<EntryPoint, 'id' | 'label' | 'kind'>,
  packages: string | readonly string[],
  names: readonly string[],
): EntryPoint {
  const shape = { type: 'decorator', decorators: decorators(packages, names), on: 'method' } as const;
  return { ...row, evidence: 'strong', shape };
}

/** Interfaces of @nestjs/common whose methods run within a request, by the interface's name. */
const REQUEST_PIPELINE = [
  ['guard', 'CanActivate', 'canActivate'],
  ['interceptor', 'NestInterceptor', 'intercept'],
  ['middleware', 'NestMiddleware', 'use'],
  ['pipe', 'PipeTransform', 'transform'],
  ['filter', 'ExceptionFilter', 'catch'],
] as const;

/** NestJS and the packages that add decorators to it. */
export const NESTJS: readonly EntryPoint[] = [
  method({ id: 'nestjs/route', label: 'a NestJS route', kind: 'request' }, '@nestjs/common', [
    'Get',
    'Post',
    'Put',
    'Patch',
    'Delete',
    'Options',
    'Head',
    'All',
    'Search',
    'QueryMethod',
    'Sse',
    'Copy',
    'Lock',
    'Unlock',
    'Mkcol',
    'Move',
    'Propfind',
    'Proppatch',
  ]),
  ...REQUEST_PIPELINE.map(([name, base, hot]): EntryPoint => ({
    id: `nestjs/${name}`,
    label: `a NestJS ${name}`,
    kind: 'request',
    evidence: 'strong',
    shape: { type: 'heritage', packages: ['@nestjs/common'], bases: [base], methods: [hot] },
  })),
  method(
    { id: 'nestjs/message', label: 'a NestJS message handler', kind: 'message' },
    '@nestjs/microservices',
    ['MessagePattern', 'EventPattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'],
  ),
  method({ id: 'nestjs/socket', label: 'a NestJS gateway', kind: 'message' }, '@nestjs/websockets', [
    'SubscribeMessage',
  ]),
  {
    id: 'nestjs/gateway',
    label: 'a NestJS gateway',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'heritage',
      packages: ['@nestjs/websockets'],
      bases: ['OnGatewayConnection', 'OnGatewayDisconnect'],
      methods: ['handleConnection', 'handleDisconnect'],
    },
  },
  method({ id: 'nestjs/event', label: 'a NestJS event listener', kind: 'message' }, '@nestjs/event-emitter', [
    'OnEvent',
  ]),
  method({ id: 'nestjs/timer', label: 'a NestJS scheduled task', kind: 'timer' }, '@nestjs/schedule', [
    'Cron',
    'Interval',
    'Timeout',
  ]),
  method({ id: 'nestjs/bull', label: 'a NestJS queue consumer', kind: 'message' }, '@nestjs/bull', [
    'Process',
    'OnQueueActive',
    'OnQueueCompleted',
    'OnQueueFailed',
    'OnGlobalQueueCompleted',
    'OnGlobalQueueFailed',
  ]),
  {
    id: 'nestjs/bullmq',
    label: 'a NestJS queue consumer',
    kind: 'message',
    evidence: 'strong',
    shape: { type: 'heritage', packages: ['@nestjs/bullmq'], bases: ['WorkerHost'], methods: ['process'] },
  },
  method({ id: 'nestjs/bullmq-event', label: 'a NestJS queue listener', kind: 'message' }, '@nestjs/bullmq', [
    'OnWorkerEvent',
    'OnQueueEvent',
  ]),
  {
    id: 'nestjs/cqrs',
    label: 'a NestJS command handler',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'decorator',
      decorators: decorators('@nestjs/cqrs', ['CommandHandler', 'QueryHandler', 'EventsHandler']),
      on: 'class',
      methods: ['execute', 'handle'],
    },
  },
  method({ id: 'nestjs/sqs', label: 'a NestJS queue consumer', kind: 'message' }, '@ssut/nestjs-sqs', [
    'SqsMessageHandler',
    'SqsConsumerEventHandler',
  ]),
  method(
    { id: 'nestjs/rabbitmq', label: 'a NestJS queue consumer', kind: 'message' },
    '@golevelup/nestjs-rabbitmq',
    ['RabbitSubscribe', 'RabbitRPC', 'RabbitHandler'],
  ),
  method(
    { id: 'graphql/class-resolver', label: 'a GraphQL resolver', kind: 'request' },
    ['@nestjs/graphql', 'type-graphql'],
    [
      'Query',
      'Mutation',
      'Subscription',
      'ResolveField',
      'ResolveProperty',
      'ResolveReference',
      'FieldResolver',
    ],
  ),
];
