'use strict';
// A child process: one environment, programs one after the other. Told by messages, answers by messages.
const { createProgram } = require('./packages.cjs');
const { findOwnRegion, findRegion } = require('./providers.cjs');
const tokenFiles = require('./token-files.cjs');
const { watch } = require('./trap.cjs');
const wire = require('./wire.cjs');

const ENTRY_TIMEOUT = 30_000;

wire.install();
tokenFiles.install();
const pristine = { ...process.env };
process.exit = (code) => {
  throw new Error(`The program called process.exit(${code ?? ''})`);
};
process.on('unhandledRejection', () => {});

function restoreEnvironment() {
  for (const name of Object.keys(process.env)) {
    if (!(name in pristine)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, pristine);
}

/** What was thrown, the same on every machine. */
function messageOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(process.env.HOME, '~');
}

function withTimeout(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No end after ${ENTRY_TIMEOUT} ms`)), ENTRY_TIMEOUT);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Awaits the program's entry points. What they return or throw is their own affair, as long as they end. */
async function runEntryPoints(exports) {
  for (const name of ['main', 'handler']) {
    const entry = exports?.[name] ?? exports?.default?.[name];
    if (typeof entry !== 'function') continue;
    const run = async () => entry({}, {});
    await withTimeout(run().catch(() => undefined));
  }
}

/** Sends a client's request and reads off the wire where it went. */
async function locate(send) {
  wire.requests.length = 0;
  const failure = await withTimeout(send()).then(
    () => undefined,
    (reason) => reason ?? new Error('rejected without a reason'),
  );
  const request = wire.requests.findLast(({ action }) => action === 'GetCallerIdentity');
  if (request) return { host: request.host, signingRegion: request.signingRegion };
  return { error: failure ? messageOf(failure) : 'nothing was sent' };
}

/** Sends a client's request, which also asks the providers that it was given; tells nothing of other services. */
async function probe({ kind, place, client, error, providers, asks }) {
  const site = { ...place, kind: 'client', sdk: kind.sdk, major: kind.major };
  if (error) return kind.isSts ? [{ ...site, stage: 'construction', error: messageOf(error) }] : [];
  if (!kind.isSts && !asks) return [];
  const clientRegion = await kind.regionOf(client).catch(() => undefined);
  const outcome = await locate(() => kind.send(client));
  if (outcome.error !== undefined) {
    for (const provider of providers) provider.userError ??= outcome.error;
  }
  return kind.isSts ? [{ ...site, stage: 'request', ...(clientRegion && { clientRegion }), ...outcome }] : [];
}

/** Asks a provider for credentials, where no client and no part of the program does. */
async function askProvider({ provider }) {
  if (provider.asked === 0 && provider.users.length === 0)
    await withTimeout(provider.ask()).catch(() => undefined);
}

const isSamePlace = (a) => (b) => a.host === b.host && a.signingRegion === b.signingRegion;

/** Tells where a provider has asked for credentials: each place once. */
async function describeProvider({ sdk, major, place, provider }) {
  const clientRegion = await findRegion(provider);
  const ownRegion = await findOwnRegion(provider);
  const regions = { ...(clientRegion && { clientRegion }), ...(ownRegion && { ownRegion }) };
  const site = { ...place, kind: 'provider', sdk, major, stage: 'request', ...regions };
  const sent = provider.requests.filter(({ action }) => provider.action.test(action ?? ''));
  const distinct = sent.filter((one, index) => sent.findIndex(isSamePlace(one)) === index);
  if (distinct.length > 0)
    return distinct.map(({ host, signingRegion }) => ({ ...site, host, signingRegion }));
  const failure = provider.error && messageOf(provider.error);
  return [{ ...site, error: failure ?? provider.userError ?? 'nothing was sent' }];
}

/** Where a v2 client without options goes, when the program asked for regional endpoints in AWS.config. */
async function probeAwsConfig(AWS) {
  const asked = [AWS?.config.stsRegionalEndpoints, AWS?.config.sts?.stsRegionalEndpoints].includes(
    'regional',
  );
  return asked ? locate(() => new AWS.STS().getCallerIdentity({}).promise()) : undefined;
}

/** Runs a program and tells where the clients go that it constructs, and the providers that it makes. */
async function observe(task) {
  const { constructions, makings } = watch(task);
  const program = createProgram(task);
  let failure;
  try {
    program.run();
    await runEntryPoints(program.exports());
  } catch (error) {
    failure = messageOf(error);
  }
  const observations = [];
  for (const construction of [...constructions]) observations.push(...(await probe(construction)));
  for (const making of [...makings]) await askProvider(making);
  for (const making of makings) observations.push(...(await describeProvider(making)));
  const awsConfig = await probeAwsConfig(program.getV2());
  return { observations, ...(awsConfig && { awsConfig }), ...(failure !== undefined && { failure }) };
}

/** The requests that ask for credentials; where there are none, the first of all. */
function findMeasured() {
  const asking = wire.requests.filter(({ action }) => /^(?:AssumeRole|GetSessionToken)/.test(action ?? ''));
  const measured = asking.length > 0 ? asking : wire.requests.slice(0, 1);
  return measured.map(({ host, signingRegion }) => ({ host, signingRegion }));
}

/** Runs a program's `measure` and tells where its requests go, or why none was sent. */
async function measure(task) {
  const program = createProgram(task);
  wire.requests.length = 0;
  try {
    program.run();
    await withTimeout(program.exports().measure());
  } catch (error) {
    if (wire.requests.length === 0) return { error: messageOf(error) };
  }
  const requests = findMeasured();
  return requests.length > 0 ? { requests } : { error: 'nothing was sent' };
}

process.on('message', async (task) => {
  restoreEnvironment();
  process.send(await (task.map ? observe(task) : measure(task)));
});
