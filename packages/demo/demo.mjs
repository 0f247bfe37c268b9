// npm run demo: lints a fixture application, shows where the real SDK sends its requests, migrates it, takes IAM away from
// it, and proves the result. Works on copies. Ends with status 1 when anything is not as claimed.
import { ORIGINAL, copyApp, fingerprint, readSources } from './app-copy.mjs';
import { tellIamStory } from './iam-story.mjs';
import { printClaims } from './print-claims.mjs';
import { tellStsStory } from './sts-story.mjs';
import { paint, print } from './terminal.mjs';

/** Tells the whole story over copies of the application, and returns whether every claim held. */
async function tell([sts, before, after]) {
  const original = fingerprint(ORIGINAL);
  const name = paint('bold', 'endpoint-hygiene');
  const { size } = readSources(ORIGINAL);
  print(`${name} on accounts-service: an Express service and two Lambda functions,`);
  print(
    `${size} files in TypeScript and JavaScript, AWS SDK v2 and v3. All work is done on temporary copies.`,
  );
  const first = await tellStsStory(sts);
  const second = await tellIamStory({ before, after }, first);
  const isUntouched = fingerprint(ORIGINAL) === original;
  const last = printClaims([
    {
      text: 'The application in the repository is as it was.',
      exceptions: isUntouched ? [] : ['fixtures/apps/accounts-service'],
    },
  ]);
  return first.holds && second && last;
}

const copies = [copyApp(), copyApp(), copyApp()];
try {
  process.exitCode = (await tell(copies.map(({ root }) => root))) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const { remove } of copies) remove();
}
