'use strict';
// Stands for aws-xray-sdk and aws-xray-sdk-core: as the real ones do, each function returns what it was given.
const same = (value) => value;

module.exports = {
  captureAWS: same,
  captureAWSClient: same,
  captureAWSv3Client: same,
  captureHTTPs: same,
  captureHTTPsGlobal: () => undefined,
  capturePromise: () => undefined,
  setContextMissingStrategy: () => undefined,
};
