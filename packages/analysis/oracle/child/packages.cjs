'use strict';
// What a program under observation gets when it imports a package: the chosen SDK line with its STS classes trapped,
// a double, or the file's own neighbours. Packages that require each other are left alone.
const Module = require('node:module');
const { dirname, join, sep } = require('node:path');
const { createInstance } = require('./fresh-package.cjs');
const { trapAllCredentials, trapFactories } = require('./providers.cjs');
const { noteProvider, trapClass } = require('./trap.cjs');

const DOUBLES = {
  'aws-xray-sdk': 'aws-xray-sdk.cjs',
  'aws-xray-sdk-core': 'aws-xray-sdk.cjs',
  'aws-sdk-client-mock': 'aws-sdk-client-mock.cjs',
  '@aws-lambda-powertools/tracer': 'powertools-tracer.cjs',
  ...Object.fromEntries(
    ['aws-cdk-lib', 'constructs', 'sst', '@pulumi/aws', 'cdktf', '@cdktf/provider-aws', 'execa'].map(
      (name) => [name, 'infrastructure.cjs'],
    ),
  ),
};

const originalLoad = Module._load;

/** `npm:@aws-sdk/client-sts@3/x` -> `{ name: '@aws-sdk/client-sts', subpath: '/x' }` */
function parseSpecifier(request) {
  const match = /^(?:npm:)?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(\/.*)?$/.exec(request);
  return match ? { name: match[1], subpath: match[2] ?? '' } : undefined;
}

/** A copy of a module's exports, live but for the classes that are replaced. */
function replaceExports(exports, replacements) {
  const descriptors = Object.getOwnPropertyDescriptors(exports);
  for (const [name, value] of Object.entries(replacements)) {
    descriptors[name] = { value, enumerable: true, configurable: true, writable: true };
  }
  return Object.create(Object.getPrototypeOf(exports), descriptors);
}

const nameOf = (name, line) => `${name}@${line.versions[name]}`;

/** SDK v3: what a client class of the STS package sends and where. */
function kindOfV3(exports, line, isSts) {
  return {
    sdk: nameOf('@aws-sdk/client-sts', line),
    major: 3,
    isSts,
    send: (client) => client.send(new exports.GetCallerIdentityCommand({})),
    regionOf: async (client) => client.config.region(),
  };
}

/** SDK v3: the package's exports with its STS clients and its credential providers trapped. */
function trapV3(name, exports, line) {
  const note = (provider) => noteProvider(nameOf(name, line), 3, provider);
  const factories = trapFactories(exports, note);
  if (name !== '@aws-sdk/client-sts') return replaceExports(exports, factories);
  const kind = kindOfV3(exports, line, true);
  const clients = { STSClient: trapClass(exports.STSClient, kind), STS: trapClass(exports.STS, kind) };
  return replaceExports(exports, { ...factories, ...clients });
}

/**
 * The package of another service: each client is an STS client that goes by another name and is not observed. Clients
 * of one line treat the credentials that they are given alike.
 */
function standInForService(line) {
  const exports = originalLoad(line.packages['@aws-sdk/client-sts'], module, false);
  const Client = trapClass(class extends exports.STSClient {}, kindOfV3(exports, line, false));
  const Command = exports.GetCallerIdentityCommand;
  const get = (_, name) => {
    if (typeof name !== 'string' || !/^[A-Z]/.test(name)) return undefined;
    return name.endsWith('Command') ? Command : Client;
  };
  return Object.create(new Proxy({}, { get }));
}

/** SDK v2: one class of each kind, reached by several modules; trapped once, in the place that they share. */
function trapV2(subpath, exports, line) {
  const AWS = line.loadV2(join(line.realV2, 'lib', 'core.js'));
  const sdk = nameOf('aws-sdk', line);
  if (!line.trapped.has(AWS)) trapAllCredentials(AWS, (provider) => noteProvider(sdk, 2, provider));
  line.trapped.add(AWS);
  if (!AWS.STS) return exports;
  const send = (client) => client.getCallerIdentity({}).promise();
  const regionOf = async (client) => client.config.region;
  AWS.STS = trapClass(AWS.STS, { sdk, major: 2, isSts: true, send, regionOf });
  if (/^\/clients\/sts(\.js)?$/.test(subpath)) return AWS.STS;
  return /^\/clients\/all(\.js)?$/.test(subpath) ? replaceExports(exports, { STS: AWS.STS }) : exports;
}

/** Loads a module of the SDK line for the program, or returns undefined when the line does not hold that package. */
function loadFromLine(request, line) {
  const specifier = parseSpecifier(request);
  if (!specifier) return undefined;
  const { name, subpath } = specifier;
  const directory = line.packages[name];
  if (!directory) return /^@aws-sdk\/client-[\w-]+$/.test(name) ? standInForService(line) : undefined;
  if (name === 'aws-sdk') return trapV2(subpath, line.loadV2(`${line.realV2}${subpath}`), line);
  const exports = originalLoad(`${directory}${subpath}`, module, false);
  return subpath === '' ? trapV3(name, exports, line) : exports;
}

function loadDouble(request) {
  const specifier = parseSpecifier(request);
  const file = specifier && DOUBLES[specifier.name];
  return file ? originalLoad(join(__dirname, '..', 'doubles', file), module, false) : undefined;
}

const sharedInstances = new Map();

/** The instance of v2 for programs that leave it as they found it. */
function getSharedInstance(root) {
  if (!sharedInstances.has(root)) sharedInstances.set(root, createInstance(root));
  return sharedInstances.get(root);
}

/**
 * Prepares compiled CommonJS to run as a file of the given path, with an SDK line of its own.
 * @param {{ code: string, path: string, line: { packages: Record<string, string>, versions: Record<string, string>, realV2: string }, shared?: boolean }} program
 * @returns {{ run(): void, exports(): any, getV2(): any }} `getV2` is the program's AWS, where it loaded one
 */
function createProgram({ code, path, line, shared = false }) {
  const directory = dirname(path) + sep;
  let loadedV2 = false;
  const loadModule = shared ? getSharedInstance(line.realV2) : createInstance(line.realV2);
  const loadV2 = (module) => {
    loadedV2 = true;
    return loadModule(module);
  };
  const fresh = { ...line, loadV2, trapped: new Set() };
  Module._load = function (request, parent, isMain) {
    const fromProgram = parent?.filename?.startsWith(directory);
    const loaded = fromProgram ? (loadFromLine(request, fresh) ?? loadDouble(request)) : undefined;
    return loaded ?? originalLoad.call(this, request, parent, isMain);
  };
  const program = new Module(path);
  program.filename = path;
  program.paths = Module._nodeModulePaths(dirname(path));
  const getV2 = () => (loadedV2 ? loadFromLine('aws-sdk', fresh) : undefined);
  return { run: () => program._compile(code, path), exports: () => program.exports, getV2 };
}

module.exports = { createProgram };
