/** What the process ends with: nothing to do, something is left to do, or the run itself went wrong. */
export const EXIT = { clean: 0, findings: 1, trouble: 2 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
