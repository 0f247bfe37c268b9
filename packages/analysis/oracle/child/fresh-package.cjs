'use strict';
// Fresh instances of a CommonJS package: SDK v2 keeps its configuration in its modules, so each program needs a copy
// of its own. What is pure - resolution, text, compiled functions - is shared between the instances.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, sep } = require('node:path');
const { compileFunction } = require('node:vm');

const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

/** @type {Map<string, { require: NodeJS.Require, resolved: Map<string, string>, run?: Function, text?: string }>} */
const files = new Map();

function getFile(path) {
  const known = files.get(path);
  if (known) return known;
  const text = readFileSync(path, 'utf8');
  const pure = path.endsWith('.json')
    ? { text }
    : { run: compileFunction(text, PARAMETERS, { filename: path }) };
  const file = { require: createRequire(path), resolved: new Map(), ...pure };
  files.set(path, file);
  return file;
}

function resolveFrom(file, id) {
  const known = file.resolved.get(id);
  if (known !== undefined) return known;
  const path = file.require.resolve(id);
  file.resolved.set(id, path);
  return path;
}

/**
 * A new instance of the package in `root`, a real directory; other packages that it requires are shared.
 * @param {string} root
 * @returns {(path: string) => unknown} loads a module of the instance by absolute path or by path without extension
 */
function createInstance(root) {
  const prefix = root + sep;
  const modules = new Map();
  const load = (path) => {
    const loaded = modules.get(path);
    if (loaded) return loaded.exports;
    const file = getFile(path);
    const module = { exports: {}, id: path, filename: path, loaded: true };
    modules.set(path, module);
    try {
      if (file.text !== undefined) module.exports = JSON.parse(file.text);
      else file.run.call(module.exports, module.exports, requireFrom(file), module, path, dirname(path));
    } catch (error) {
      modules.delete(path);
      throw error;
    }
    return module.exports;
  };
  const requireFrom = (file) => (id) => {
    const path = resolveFrom(file, id);
    return path.startsWith(prefix) ? load(path) : file.require(id);
  };
  const { resolve } = createRequire(prefix);
  return (path) => load(resolve(path));
}

module.exports = { createInstance };
