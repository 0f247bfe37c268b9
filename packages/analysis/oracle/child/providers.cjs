'use strict';
// Notes every credential provider that a program makes, and lends its name to the requests that are sent for it.
const { AsyncResource } = require('node:async_hooks');
const { askers } = require('./wire.cjs');

/**
 * @typedef {object} Provider
 * @property {RegExp} action the requests by which it gets credentials
 * @property {import('./wire.cjs').WireRequest[]} requests
 * @property {number} asked how often it was asked for credentials
 * @property {Error} [error] what it said the last time that it was asked
 * @property {(() => Promise<string | undefined>)[]} users the regions of those that were given it: clients, and other providers
 * @property {() => Promise<unknown>} ask
 * @property {() => Promise<string | undefined>} regionOf the region that the program names for it
 */

const ROLE = { RoleArn: 'arn:aws:iam::123456789012:role/example', RoleSessionName: 'oracle' };
const SOURCE = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };

const BY_ROLE = /^(?:AssumeRole|GetSessionToken)$/;
const BY_WEB_IDENTITY = /^AssumeRoleWithWebIdentity$/;
const BY_ANY = /^AssumeRole/;

const ofClientConfig = (options) => options?.clientConfig?.region;
const ofArgument = (options) => options?.region;

/** Functions of SDK v3: what each sends, where its options name the region, and how what it returns is asked. */
const FACTORIES = {
  fromTemporaryCredentials: { action: BY_ROLE, region: ofClientConfig, args: [] },
  fromWebToken: { action: BY_WEB_IDENTITY, region: ofClientConfig, args: [] },
  fromTokenFile: { action: BY_WEB_IDENTITY, region: ofClientConfig, args: [] },
  fromIni: { action: BY_ANY, region: ofClientConfig, args: [] },
  fromNodeProviderChain: { action: BY_ANY, region: ofClientConfig, args: [] },
  defaultProvider: { action: BY_ANY, region: ofClientConfig, args: [] },
  getDefaultRoleAssumer: { action: BY_ROLE, region: ofArgument, args: [SOURCE, ROLE] },
  getDefaultRoleAssumerWithWebIdentity: {
    action: BY_WEB_IDENTITY,
    region: ofArgument,
    args: [{ ...ROLE, WebIdentityToken: 'token' }],
  },
};

/** Classes of SDK v2, with what each sends. */
const CLASSES = {
  ChainableTemporaryCredentials: BY_ROLE,
  TemporaryCredentials: BY_ROLE,
  WebIdentityCredentials: BY_WEB_IDENTITY,
  TokenFileWebIdentityCredentials: BY_WEB_IDENTITY,
  CognitoIdentityCredentials: BY_WEB_IDENTITY,
  SAMLCredentials: /^AssumeRoleWithSAML$/,
};

const createProvider = (own) => ({ requests: [], asked: 0, users: [], ...own });

/** The providers behind what a client may be given: one, or the links of a chain. */
const behind = new WeakMap();

/** The region that the program names for a provider; `aws-global` is none. */
async function findOwnRegion({ regionOf }) {
  const named = await regionOf().catch(() => undefined);
  return typeof named === 'string' && !named.endsWith('-global') ? named : undefined;
}

/** The region that the program names for a provider, or that of the first that was given it. */
async function findRegion(provider) {
  const [regionOfUser] = provider.users;
  return (await findOwnRegion(provider)) ?? regionOfUser?.().catch(() => undefined);
}

/** The providers behind what a client, or another provider, was given to ask. */
function findProviders(credentials) {
  const isKey =
    typeof credentials === 'function' || (typeof credentials === 'object' && credentials !== null);
  return (isKey && behind.get(credentials)) || [];
}

/** The same function; what it sends is sent for the provider. */
function lendName(ask, provider) {
  const asking = async (...args) => {
    provider.asked += 1;
    try {
      return await ask(...args);
    } catch (error) {
      provider.error = error;
      throw error;
    }
  };
  const named = (...args) => askers.run(provider, () => asking(...args));
  behind.set(named, [provider]);
  return Object.assign(named, ask);
}

/** The same function, with a note of each provider that it makes for the program. */
function trapFactory(name, original, note) {
  const { action, region, args } = FACTORIES[name];
  return (options, ...rest) => {
    const made = original(options, ...rest);
    const regionOf = async () => {
      const value = region(options);
      return typeof value === 'function' ? value() : value;
    };
    const provider = createProvider({ action, regionOf });
    for (const inner of findProviders(options?.masterCredentials))
      inner.users.push(() => findRegion(provider));
    const named = lendName(made, provider);
    provider.ask = () => named(...args);
    return note(provider) ? named : made;
  };
}

/** A chain of providers, which is given to clients in their place. */
function trapChain(original) {
  return (...links) => {
    const chain = original(...links);
    const providers = links.flatMap((link) => behind.get(link) ?? []);
    behind.set(chain, providers);
    return chain;
  };
}

/**
 * The functions of a package of SDK v3 that are to stand in place of its own.
 * @param {Record<string, any>} exports
 * @param {(provider: Provider) => boolean} note tells whether the program itself has made the provider
 */
function trapFactories(exports, note) {
  const names = Object.keys(FACTORIES).filter((name) => typeof exports[name] === 'function');
  const factories = names.map((name) => [name, trapFactory(name, exports[name], note)]);
  const { createCredentialChain } = exports;
  return {
    ...Object.fromEntries(factories),
    ...(createCredentialChain && { createCredentialChain: trapChain(createCredentialChain) }),
  };
}

/** Lets credentials of SDK v2 send in their own name; what waits for them goes on in the name that it had. */
function lendNameToCredentials(credentials, provider) {
  const { refresh } = credentials;
  credentials.refresh = (callback = () => {}) => {
    const resume = AsyncResource.bind(callback);
    provider.asked += 1;
    const done = (error) => {
      if (error) provider.error = error;
      resume(error);
    };
    return askers.run(provider, () => refresh.call(credentials, done));
  };
  behind.set(credentials, [provider]);
}

/** The STS client inside credentials of SDK v2, once it was built. */
const innerClientOf = ({ service, sts }) => service ?? sts;

/** The same class of SDK v2, with a note of each construction. */
function trapCredentials(name, target, note) {
  return new Proxy(target, {
    construct(original, args, newTarget) {
      const credentials = Reflect.construct(original, args, newTarget);
      const provider = createProvider({
        action: CLASSES[name],
        ask: () => credentials.getPromise(),
        regionOf: async () => innerClientOf(credentials)?.config.region,
      });
      if (note(provider)) lendNameToCredentials(credentials, provider);
      return credentials;
    },
  });
}

/**
 * Puts trapped classes in place of an instance's own.
 * @param {Record<string, any>} AWS
 * @param {(provider: Provider) => boolean} note
 */
function trapAllCredentials(AWS, note) {
  for (const name of Object.keys(CLASSES)) AWS[name] = trapCredentials(name, AWS[name], note);
}

module.exports = { findOwnRegion, findProviders, findRegion, trapAllCredentials, trapFactories };
