'use strict';
// What a program under observation gets when it imports a package: the chosen SDK line with its STS classes trapped,
// a double, or the file's own neighbours. Packages that require each other are left alone.
const Module = require('node:module');
const { dirname, join, sep } = require('node:path');
const { createInstance } = require('./fresh-package.cjs');
const { trapClass } = require('./trap.cjs');

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

/** SDK v3: the package's exports with STSClient and STS trapped. */
function trapV3(exports, line) {
  const send = (client) => client.send(new exports.GetCallerIdentityCommand({}));
  const regionOf = async (client) => client.config.region();
  const trap = (target) =>
    trapClass(target, {
      sdk: `@aws-sdk/client-sts@${line.versions['@aws-sdk/client-sts']}`,
      major: 3,
      send,
      regionOf,
    });
  return replaceExports(exports, { STSClient: trap(exports.STSClient), STS: trap(exports.STS) });
}

/** SDK v2: one class, reached by several modules; trapped once, in the place that they share. */
function trapV2(subpath, exports, line) {
  const AWS = line.loadV2(join(line.realV2, 'lib', 'core.js'));
  if (!AWS.STS) return exports;
  const send = (client) => client.getCallerIdentity({}).promise();
  const regionOf = async (client) => client.config.region;
  AWS.STS = trapClass(AWS.STS, { sdk: `aws-sdk@${line.versions['aws-sdk']}`, major: 2, send, regionOf });
  if (/^\/clients\/sts(\.js)?$/.test(subpath)) return AWS.STS;
  return /^\/clients\/all(\.js)?$/.test(subpath) ? replaceExports(exports, { STS: AWS.STS }) : exports;
}

/** Loads a module of the SDK line for the program, or returns undefined when the line does not hold that package. */
function loadFromLine(request, line) {
  const specifier = parseSpecifier(request);
  const directory = specifier && line.packages[specifier.name];
  if (!directory) return undefined;
  const { name, subpath } = specifier;
  if (name === 'aws-sdk') return trapV2(subpath, line.loadV2(`${line.realV2}${subpath}`), line);
  const exports = originalLoad(`${directory}${subpath}`, module, false);
  return name === '@aws-sdk/client-sts' && subpath === '' ? trapV3(exports, line) : exports;
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
  const fresh = { ...line, loadV2 };
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
