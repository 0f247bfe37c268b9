'use strict';
// Stands for aws-sdk-client-mock: a mock that takes every instruction and leaves the class as it is.
function mockClient() {
  const mock = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => mock) });
  return mock;
}

module.exports = { mockClient };
