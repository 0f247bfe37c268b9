import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { PROFILE_KEYS, SERVICE_KEY, VARIABLES, type ProfileFile, type Setting } from './setting.js';

/** Reads what the environment and the profile in force say about STS; leaves out all else, secrets above all. */
export async function findSettings(environment: NodeJS.ProcessEnv): Promise<readonly Setting[]> {
  const variables = VARIABLES.flatMap((name): Setting[] => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [{ name, value, place: { kind: 'variable' } }];
  });
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profile = getProfile(environment);
  return [
    ...variables,
    ...findInProfile('config', profile, configFile),
    ...findInProfile('credentials', profile, credentialsFile),
  ];
}

/** The profile in force: that of the environment, else the default. */
export function getProfile({ AWS_PROFILE, AWS_DEFAULT_PROFILE }: NodeJS.ProcessEnv): string {
  return AWS_PROFILE ?? AWS_DEFAULT_PROFILE ?? 'default';
}

type Sections = Awaited<ReturnType<typeof loadSharedConfigFiles>>['configFile'];

function findInProfile(file: ProfileFile, profile: string, sections: Sections): readonly Setting[] {
  const own = sections[profile] ?? {};
  const services = own['services'] === undefined ? undefined : `services.${own['services']}`;
  const address = services === undefined ? undefined : sections[services]?.[SERVICE_KEY];
  const toSetting = (section: string, name: string, value: string | undefined): Setting[] =>
    value === undefined ? [] : [{ name, value, place: { kind: 'profile', file, section } }];
  return [
    ...PROFILE_KEYS.flatMap((key) => toSetting(profile, key, own[key])),
    ...toSetting(services ?? '', SERVICE_KEY, address),
  ];
}
