/** The ids of the environments, in the order in which reports name them. */
export const ENVIRONMENT_IDS: readonly string[];
