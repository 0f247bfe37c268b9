'use strict';
// A child process: one environment, programs one after the other. Told by messages, answers by messages.
const { createProgram } = require('./packages.cjs');
const { watch } = require('./trap.cjs');
const wire = require('./wire.cjs');

const ENTRY_TIMEOUT = 30_000;

wire.install();
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

async function probe({ kind, place, client, error }) {
  const site = { ...place, sdk: kind.sdk, major: kind.major };
  if (error) return { ...site, stage: 'construction', error: messageOf(error) };
  const clientRegion = await kind.regionOf(client).catch(() => undefined);
  return {
    ...site,
    stage: 'request',
    ...(clientRegion && { clientRegion }),
    ...(await locate(() => kind.send(client))),
  };
}

/** Where a v2 client without options goes, when the program asked for regional endpoints in AWS.config. */
async function probeAwsConfig(AWS) {
  const asked = [AWS?.config.stsRegionalEndpoints, AWS?.config.sts?.stsRegionalEndpoints].includes(
    'regional',
  );
  return asked ? locate(() => new AWS.STS().getCallerIdentity({}).promise()) : undefined;
}

/** Runs a program and tells where the clients go that it constructs. */
async function observe(task) {
  const constructions = watch(task);
  const program = createProgram(task);
  let failure;
  try {
    program.run();
    await runEntryPoints(program.exports());
  } catch (error) {
    failure = messageOf(error);
  }
  const observations = [];
  for (const construction of [...constructions]) observations.push(await probe(construction));
  const awsConfig = await probeAwsConfig(program.getV2());
  return { observations, ...(awsConfig && { awsConfig }), ...(failure !== undefined && { failure }) };
}

/** Runs a program's `measure` and tells the first request that leaves it, or why none did. */
async function measure(task) {
  const program = createProgram(task);
  wire.requests.length = 0;
  try {
    program.run();
    await withTimeout(program.exports().measure());
  } catch (error) {
    if (wire.requests.length === 0) return { error: messageOf(error) };
  }
  const [request] = wire.requests;
  return request
    ? { host: request.host, signingRegion: request.signingRegion }
    : { error: 'nothing was sent' };
}

process.on('message', async (task) => {
  restoreEnvironment();
  process.send(await (task.map ? observe(task) : measure(task)));
});
