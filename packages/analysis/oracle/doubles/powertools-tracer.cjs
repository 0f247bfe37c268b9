'use strict';
// Stands for @aws-lambda-powertools/tracer: as the real one does, each capture returns what it was given.
class Tracer {
  captureAWS(aws) {
    return aws;
  }

  captureAWSClient(client) {
    return client;
  }

  captureAWSv3Client(client) {
    return client;
  }
}

module.exports = { Tracer };
