'use strict';
// Files under /var/run/secrets hold a token, as they do in a pod of Kubernetes; on this machine there are none.
const fs = require('node:fs');

const isToken = (path) => typeof path === 'string' && path.startsWith('/var/run/secrets/');

/** Lets every file of that folder be read, for the rest of the process. */
function install() {
  const { readFile, readFileSync } = fs;
  const { readFile: readFileLater } = fs.promises;
  fs.readFileSync = (path, ...rest) => (isToken(path) ? 'token' : readFileSync(path, ...rest));
  fs.promises.readFile = async (path, ...rest) => (isToken(path) ? 'token' : readFileLater(path, ...rest));
  fs.readFile = (path, ...rest) => (isToken(path) ? rest.at(-1)(null, 'token') : readFile(path, ...rest));
}

module.exports = { install };
