import type { EntryPoint } from './entry-point.js';
import { from, typed, type Origin } from './origin.js';

const AMQPLIB = ['amqplib', 'amqplib/callback_api'];

/** The ways to a channel: awaited, in a callback, or through the connection manager. */
const AMQP_CHANNELS: readonly Origin[] = [
  typed(from(AMQPLIB, 'connect', '()', '.createChannel', '()'), 'Channel', 'ConfirmChannel'),
  from(AMQPLIB, 'connect', '()', '.createConfirmChannel', '()'),
  // connect(url, (error, connection) => connection.createChannel((error, channel) => …))
  from(AMQPLIB, 'connect', '(last:1)', '.createChannel', '(0:1)'),
  from('amqp-connection-manager', 'connect', '()', '.createChannel', '()'),
];

/** Queues, streams and job runners. */
export const MESSAGES: readonly EntryPoint[] = [
  {
    id: 'sqs-consumer',
    label: 'an SQS consumer',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('sqs-consumer', 'Consumer.create')],
      handlers: [
        { argument: 0, path: ['handleMessage'] },
        { argument: 0, path: ['handleMessageBatch'] },
      ],
    },
  },
  {
    id: 'sqs-consumer/new',
    label: 'an SQS consumer',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('sqs-consumer', 'Consumer')],
      isConstruction: true,
      handlers: [
        { argument: 0, path: ['handleMessage'] },
        { argument: 0, path: ['handleMessageBatch'] },
      ],
    },
  },
  {
    id: 'bullmq/worker',
    label: 'a BullMQ worker',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from(['bullmq', '@taskforcesh/bullmq-pro'], 'Worker'),
        from('@taskforcesh/bullmq-pro', 'WorkerPro'),
      ],
      isConstruction: true,
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'bullmq/event',
    label: 'a BullMQ listener',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        typed(from('bullmq', 'Worker', 'new'), 'Worker'),
        typed(from('bullmq', 'QueueEvents', 'new'), 'QueueEvents'),
      ],
      methods: ['on', 'once'],
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'bull/process',
    label: 'a Bull processor',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [typed(from(['bull', 'bee-queue'], '', 'new'), 'Queue'), from(['bull'], '', '()')],
      methods: ['process'],
      handlers: [{ argument: 'last' }],
    },
  },
  {
    id: 'kafkajs/run',
    label: 'a Kafka consumer',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        typed(from('kafkajs', 'Kafka', 'new', '.consumer', '()'), 'Consumer'),
        from('@confluentinc/kafka-javascript', 'KafkaJS.Kafka', 'new', '.consumer', '()'),
      ],
      methods: ['run'],
      handlers: [
        { argument: 0, path: ['eachMessage'] },
        { argument: 0, path: ['eachBatch'] },
      ],
    },
  },
  {
    id: 'amqplib/consume',
    label: 'an AMQP consumer',
    kind: 'message',
    evidence: 'strong',
    shape: { type: 'call', on: AMQP_CHANNELS, methods: ['consume'], handlers: [{ argument: 1 }] },
  },
  {
    id: 'temporal/activity',
    label: 'a Temporal activity',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      // `activities` is an object, a module (import * as activities) or what a factory of the project returns.
      on: [from('@temporalio/worker', 'Worker.create')],
      handlers: [{ argument: 0, path: ['activities', '*'] }],
    },
  },
];
