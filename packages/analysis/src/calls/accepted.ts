import type { IamWrite } from '../iam/find-writes.js';
import type { SourceModule } from '../syntax/source-module.js';

/**
 * Tells whether a disable comment with a reason (` -- …`) covers a write: on its line, on the line above, or from a
 * comment further up that nothing has taken back.
 */
export function isAccepted({ module, node }: IamWrite, rule: string): boolean {
  return isAcceptedAt(module, node.range[0], rule);
}

/** The same for what starts at an offset. */
export function isAcceptedAt(module: SourceModule, offset: number, rule: string): boolean {
  const line = module.lineAt(offset);
  let isDisabled = false;
  for (const { value, range } of module.ast.comments ?? []) {
    const directive = /^\s*eslint-(disable-next-line|disable-line|disable|enable)\b([\s\S]*)$/.exec(value);
    if (!directive) continue;
    const [rules = '', reason = ''] = (directive[2] ?? '').split(/\s-{2,}\s/);
    if (!mentions(rules, rule)) continue;
    const kind = directive[1];
    const [start, end] = [module.lineAt(range[0]), module.lineAt(range[1])];
    const isReasoned = reason.trim() !== '';
    if (kind === 'disable-line' && start === line && isReasoned) return true;
    if (kind === 'disable-next-line' && end === line - 1 && isReasoned) return true;
    if (kind === 'disable' && start <= line) isDisabled = isReasoned;
    if (kind === 'enable' && start <= line) isDisabled = false;
  }
  return isDisabled;
}

function mentions(list: string, rule: string): boolean {
  const names = list.split(',').map((name) => name.trim());
  return names.includes(rule) || names.every((name) => name === '');
}
