// The environments that a program is observed in. Each is a whole environment: nothing of the caller's own leaks in.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The region that every environment with a region is set to. */
export const ENVIRONMENT_REGION = 'ap-northeast-1';

const AWS_REGION = ENVIRONMENT_REGION;

/**
 * The environments, by id: what is set beside fake credentials and an empty home directory.
 * @type {Readonly<Record<string, { variables: Record<string, string>, profile?: boolean }>>}
 */
export const ENVIRONMENTS = {
  nothing: { variables: {} },
  region: { variables: { AWS_REGION } },
  'default-region': { variables: { AWS_DEFAULT_REGION: ENVIRONMENT_REGION } },
  'region+regional': { variables: { AWS_REGION, AWS_STS_REGIONAL_ENDPOINTS: 'regional' } },
  // eslint-disable-next-line endpoint-hygiene/no-legacy-sts-setting -- what it does is to be seen
  'region+legacy': { variables: { AWS_REGION, AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
  profile: { variables: {}, profile: true },
  'profile+load-config': { variables: { AWS_SDK_LOAD_CONFIG: '1' }, profile: true },
};

/** The ids of the environments, in the order in which reports name them. */
export const ENVIRONMENT_IDS = Object.keys(ENVIRONMENTS);

const FAKE_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** What a pod of Kubernetes has; the credentials above come first in every chain. */
const WEB_IDENTITY = {
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/example',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token',
};

const DEFAULT_PROFILE = `[default]
region = ${ENVIRONMENT_REGION}
`;

/** Profiles that assume a role, with the environment's credentials: one without a region, and one with. */
const ROLE_PROFILES = `[profile team-role]
role_arn = arn:aws:iam::123456789012:role/example
credential_source = Environment
[profile team-role-west]
role_arn = arn:aws:iam::123456789012:role/example
credential_source = Environment
region = us-west-2
`;

/** A home directory in which the default profile has a region, or has none. */
function createHome(root, hasProfile) {
  const home = mkdtempSync(join(root, 'home-'));
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), `${hasProfile ? DEFAULT_PROFILE : ''}${ROLE_PROFILES}`);
  // Early versions of SDK v2 do not start without it when AWS_SDK_LOAD_CONFIG is set.
  writeFileSync(join(home, '.aws', 'credentials'), '');
  return home;
}

/**
 * A place for home directories. Each child gets one of its own, since programs may write there.
 * @returns {{ variablesOf(id: string): Record<string, string>, remove(): void }}
 */
export function createHomes() {
  const root = mkdtempSync(join(tmpdir(), 'endpoint-hygiene-oracle-'));
  return {
    variablesOf(id) {
      const environment = ENVIRONMENTS[id];
      if (!environment)
        throw new Error(`There is no environment "${id}". Known: ${ENVIRONMENT_IDS.join(', ')}.`);
      const home = createHome(root, environment.profile);
      return {
        ...FAKE_CREDENTIALS,
        ...WEB_IDENTITY,
        HOME: home,
        USERPROFILE: home,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
        NODE_NO_WARNINGS: '1',
        ...environment.variables,
      };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
