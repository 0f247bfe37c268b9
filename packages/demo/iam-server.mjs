// The server of the runtime's tests, which answers on loopback as IAM does, and fails as a network does.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const source = readFileSync(new URL('../runtime/test/aws-server.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});

/** @type {typeof import('../runtime/test/aws-server.js')} */
const { AwsServer } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

/** A server that listens, and answers well until it is told otherwise. */
export const startIam = () => AwsServer.start();
