import type { EntryPoint } from './entry-point.js';
import { from, globally, typed } from './origin.js';

const NODE_TIMERS = ['timers', 'node:timers'];

/** Schedulers, and the timer that repeats. `setTimeout` is not one: it runs once, for the code that set it. */
export const TIMERS: readonly EntryPoint[] = [
  {
    id: 'node/interval',
    label: 'a repeating timer',
    kind: 'timer',
    evidence: 'weak',
    shape: {
      type: 'call',
      on: [
        globally('setInterval'),
        globally('globalThis.setInterval'),
        globally('global.setInterval'),
        from(NODE_TIMERS, 'setInterval'),
      ],
      handlers: [{ argument: 0 }],
    },
  },
  {
    id: 'node-cron/schedule',
    label: 'a cron job',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('node-cron', 'schedule'), from('node-cron', 'createTask')],
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'cron/job',
    label: 'a cron job',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('cron', 'CronJob')],
      isConstruction: true,
      handlers: [{ argument: 1 }, { argument: 0, path: ['onTick'] }],
    },
  },
  {
    id: 'cron/from',
    label: 'a cron job',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('cron', 'CronJob.from')],
      handlers: [{ argument: 0, path: ['onTick'] }],
    },
  },
  {
    id: 'node-schedule/job',
    label: 'a scheduled job',
    kind: 'timer',
    evidence: 'strong',
    shape: { type: 'call', on: [from('node-schedule', 'scheduleJob')], handlers: [{ argument: 'any' }] },
  },
  {
    id: 'croner/job',
    label: 'a cron job',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('croner', 'Cron'), from('croner', '')],
      isConstruction: true,
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'deno/cron',
    label: 'a cron job',
    kind: 'timer',
    evidence: 'strong',
    shape: { type: 'call', on: [globally('Deno.cron')], handlers: [{ argument: 'any' }] },
  },
  {
    id: 'agenda/define',
    label: 'an Agenda job',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        typed(from(['agenda', '@hokify/agenda'], 'Agenda', 'new'), 'Agenda'),
        from(['agenda', '@hokify/agenda'], '', 'new'),
      ],
      methods: ['define'],
      // define(name, handler, options) of today; define(name, options, handler) before.
      handlers: [{ argument: 'any' }],
    },
  },
];
