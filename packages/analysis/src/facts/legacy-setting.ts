/** The variable by which SDK v2, version 1 of the AWS CLI and other SDKs are told which STS endpoint to ask. */
export const STS_ENDPOINTS_VARIABLE = 'AWS_STS_REGIONAL_ENDPOINTS';

/** A text that lacks this sets nothing to legacy: neither the variable nor the value is spelled out. */
export const LEGACY_TEXT = /AWS_STS_REGIONAL_ENDPOINTS|legacy/i;

/** What the variable is to be set to. */
export const REGIONAL_SETTING = 'regional';

/** Tells whether a value of the variable, or of the setting of that name, asks for the global endpoint. */
export function isLegacySetting(value: string): boolean {
  return value.toLowerCase() === 'legacy';
}

/** Tells whether a value asks for the endpoint of the region. */
export function isRegionalSetting(value: string): boolean {
  return value.toLowerCase() === REGIONAL_SETTING;
}
