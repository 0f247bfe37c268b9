import type { EntryPoint } from './entry-point.js';
import { from, type Origin } from './origin.js';

/** initTRPC.create(), and initTRPC.context<Context>().meta().create(). */
const TRPC: Origin = from('@trpc/server', 'initTRPC', '.*');

const SCHEMA_MAKERS: readonly Origin[] = [
  from('@graphql-tools/schema', 'makeExecutableSchema'),
  from(
    ['graphql-tools', 'apollo-server', 'apollo-server-express', 'apollo-server-lambda'],
    'makeExecutableSchema',
  ),
  from('graphql-yoga', 'createSchema'),
  from('@apollo/subgraph', 'buildSubgraphSchema'),
  from('@apollo/federation', 'buildFederatedSchema'),
  from('graphql-modules', 'createModule'),
];

const SERVERS: readonly Origin[] = [
  from(
    ['@apollo/server', 'apollo-server', 'apollo-server-express', 'apollo-server-lambda', 'apollo-server-koa'],
    'ApolloServer',
  ),
];

/** `resolvers: { Query: { user() {} } }`, one such object or a list of them, and subscriptions by `subscribe`. */
const RESOLVERS = [
  { argument: 0, path: ['resolvers', '*', '*'] },
  { argument: 0, path: ['resolvers', '*', '*', '*'] },
  // buildSubgraphSchema([{ typeDefs, resolvers }])
  { argument: 0, path: ['*', 'resolvers', '*', '*'] },
];

/** Remote procedures: tRPC and GraphQL. Resolver classes stand with NestJS. */
export const PROCEDURES: readonly EntryPoint[] = [
  {
    id: 'trpc/procedure',
    label: 'a tRPC procedure',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [TRPC],
      methods: ['query', 'mutation', 'subscription', 'use', 'middleware'],
      handlers: [{ argument: 0 }],
    },
  },
  {
    // Version 9: router().query('name', { input, resolve })
    id: 'trpc/v9-procedure',
    label: 'a tRPC procedure',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('@trpc/server', 'router', '()', '.*')],
      methods: ['query', 'mutation', 'subscription', 'middleware'],
      handlers: [{ argument: 0 }, { argument: 1, path: ['resolve'] }],
    },
  },
  {
    id: 'graphql/schema',
    label: 'a GraphQL resolver',
    kind: 'request',
    evidence: 'strong',
    shape: { type: 'call', on: SCHEMA_MAKERS, handlers: RESOLVERS },
  },
  {
    id: 'graphql/server',
    label: 'a GraphQL resolver',
    kind: 'request',
    evidence: 'strong',
    shape: { type: 'call', on: SERVERS, isConstruction: true, handlers: RESOLVERS },
  },
  {
    // fields: { user: { type, resolve() {} } }, or a function that returns the fields.
    id: 'graphql/object-type',
    label: 'a GraphQL resolver',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('graphql', 'GraphQLObjectType')],
      isConstruction: true,
      handlers: [
        { argument: 0, path: ['fields', '*', 'resolve'] },
        { argument: 0, path: ['fields', '*', 'subscribe'] },
      ],
    },
  },
  {
    id: 'graphql/nexus',
    label: 'a GraphQL resolver',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: ['queryField', 'mutationField', 'subscriptionField'].map((name) => from('nexus', name)),
      handlers: [{ argument: 'any', path: ['resolve'] }],
    },
  },
  {
    // builder.queryField('user', (t) => t.field({ resolve }))
    id: 'graphql/pothos',
    label: 'a GraphQL resolver',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: ['queryField', 'mutationField', 'subscriptionField']
        .map((name) => from('@pothos/core', '', 'new', `.${name}`, '(1:0)', '.*'))
        .concat(
          ['queryFields', 'mutationFields', 'subscriptionFields'].map((name) =>
            from('@pothos/core', '', 'new', `.${name}`, '(0:0)', '.*'),
          ),
        ),
      methods: [
        'field',
        'fieldWithInput',
        'prismaField',
        'connection',
        'string',
        'boolean',
        'int',
        'float',
        'id',
      ],
      handlers: [{ argument: 0, path: ['resolve'] }],
    },
  },
];
