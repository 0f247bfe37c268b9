'use strict';
// Stands for packages that describe what is deployed (AWS CDK, SST, Pulumi, CDK for Terraform) or start programs: every
// name is a class and a function that takes anything and gives the same again.
const KNOWN = { then: undefined, __esModule: undefined, [Symbol.toPrimitive]: () => 'infrastructure' };

const anything = new Proxy(function anything() {}, {
  get: (_, name) => (name in KNOWN ? KNOWN[name] : anything),
  apply: () => anything,
  construct: () => anything,
  // A copy of the exports that a compiler makes has this prototype, and so every name.
  getPrototypeOf: () => anything,
});

module.exports = anything;
