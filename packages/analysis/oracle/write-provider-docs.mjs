// Writes the page of docs on credential providers anew, from the committed tables.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROVIDER_DOCS, writeProviderDocs } from './provider-docs.mjs';

writeFileSync(PROVIDER_DOCS, writeProviderDocs());
console.log(`${fileURLToPath(PROVIDER_DOCS)} written`);
