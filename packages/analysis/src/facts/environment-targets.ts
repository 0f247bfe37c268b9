import type { PackageExport } from './sdk-packages.js';

/** Packages whose classes describe what is deployed: the CDKs of AWS and of Terraform, Pulumi and SST. */
const INFRASTRUCTURE =
  /^(?:aws-cdk-lib|@aws-cdk\/|@pulumi\/aws|sst(?:\/|$)|@serverless-stack\/|@cdktf\/|@cdktn\/)/;

/** Tells whether this is a construct of a Lambda function, in which AWS_REGION is always set. */
export function isLambdaFunction({ package: name, path }: PackageExport): boolean {
  if (!/Function$/.test(path.at(-1) ?? '')) return false;
  // SST's configuration file has its components as a global.
  return INFRASTRUCTURE.test(name) || (name === '' && path[0] === 'sst');
}

/** Methods and functions that are given a variable of the environment as a name and a value. */
const SETTER = /^(?:add|set|put|export|define|append|with)(?:\w*(?:env|environment|var|variable)s?)$/i;
/** What such variables are kept in, so that a plain `set` will do: `Deno.env.set(…)`, `environment.set(…)`. */
const HOLDER = /(?:env|environment|variables|vars)$/i;

/** Tells whether a call `holder.method(name, value)` gives a variable to a program; `holder` is empty for a function. */
export function isEnvironmentSetter(holder: string, method: string): boolean {
  return SETTER.test(method) || (/^(?:set|add|put)$/.test(method) && HOLDER.test(holder));
}

/** Functions that set a variable of the process that calls them: Deno's, and the one of GitHub Actions. */
export function isOwnEnvironmentSetter(callee: string): boolean {
  return /(?:^|\.)(?:Deno\.env\.set|exportVariable)$/.test(callee);
}

const COMMAND_RUNNER = /^(?:\$|exec\w*|spawn\w*|sh|bash|shell|cmd|run\w*|commands?|add\w*Commands?)$/i;
const COMMAND_KEY =
  /^(?:commands?|cmd|scripts?|run|entryPoint|userData|env|args|install(?:Commands)?|(?:pre|post)?_?build)$/i;

/** Tells whether a function or tag of this name runs the commands that it is given, or has them run. */
export function isCommandRunner(name: string): boolean {
  return COMMAND_RUNNER.test(name);
}

/** Tells whether a property of this name holds commands, or variables as `NAME=value`. */
export function isCommandKey(key: string): boolean {
  return COMMAND_KEY.test(key);
}
