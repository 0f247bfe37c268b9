/** The presets of the plugin. */
export const PRESETS = ['recommended', 'strict', 'sts', 'iam'] as const;

export type Preset = (typeof PRESETS)[number];
