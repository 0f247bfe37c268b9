/** Where the page stands that says whom credential providers ask. */
export const PROVIDER_DOCS: URL;

/** Writes that page from the committed tables. */
export function writeProviderDocs(): string;
