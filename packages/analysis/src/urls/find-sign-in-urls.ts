import type { TSESTree } from '@typescript-eslint/types';
import { HOLE, parseSignInAddress, type SignInAddress, type SignInPage } from '../facts/sign-in-hosts.js';
import type { Reason } from '../judgement.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { findTexts } from './address.js';
import type { AddressText, UrlFinding } from './finding.js';
import { isLink } from './link-places.js';
import { findWhole } from './matching.js';
import type { NetworkUse } from './network-uses.js';
import { isSpelledElsewhere, spell, traceTexts, type TextNode } from './trace-texts.js';

const HOST = /(?:signin|console)\.aws\.amazon\.com/i;
const REASONS: Readonly<Record<SignInPage, Reason>> = {
  federation: 'globalFederationUrl',
  saml: 'globalSamlUrl',
  console: 'globalConsoleUrl',
};
/** What a constant stands for that several pages are built from: the one that matters most. */
const PAGES = Object.keys(REASONS) as readonly SignInPage[];

interface Candidate {
  readonly node: TSESTree.Node;
  readonly address: SignInAddress;
  readonly text: string;
}

/** Every address of a file that leads to the sign-in page of us-east-1 because it names no region. */
export function findSignInUrls(
  evaluator: Evaluator,
  module: SourceModule,
  uses: readonly NetworkUse[],
): readonly UrlFinding[] {
  const asked = uses.flatMap(({ node, urls }) => toCandidates(node, urls));
  const kept = findLinks(evaluator, module);
  const sites = new Map<TSESTree.Node, Candidate & { readonly texts: readonly TextNode[] }>();
  for (const candidate of [...asked, ...kept]) {
    const isHost = (text: string): boolean => HOST.test(text);
    // A constant of another file is reported there.
    if (isSpelledElsewhere(evaluator, candidate.node, module, isHost)) continue;
    const texts = traceTexts(evaluator, candidate.node, module, isHost).slice(0, 1);
    const at = texts[0] ?? candidate.node;
    const known = sites.get(at);
    if (!known || getRank(candidate) < getRank(known)) sites.set(at, { ...candidate, texts });
  }
  return [...sites].map(([node, site]) => toFinding(module, node, site));
}

function getRank({ address }: Candidate): number {
  return PAGES.indexOf(address.page);
}

function toCandidates(node: TSESTree.Node, urls: readonly string[]): readonly Candidate[] {
  return urls.flatMap((text) => {
    const address = parseSignInAddress(text);
    return address?.isGlobal ? [{ node, address, text }] : [];
  });
}

/** Addresses that are kept, returned or handed on to be followed later. */
function findLinks(evaluator: Evaluator, module: SourceModule): readonly Candidate[] {
  return module.nodes.flatMap((node) => {
    if (!mayBeAddress(node) || isPartOfText(module, node)) return [];
    evaluator.renew();
    const found = toCandidates(node, findTexts(evaluator, evaluator.evaluate(node, module)));
    return found.length > 0 && isLink(module, node) && !isBase(module, node) && !isListed(module, node)
      ? found
      : [];
  });
}

function mayBeAddress(node: TSESTree.Node): boolean {
  if (node.type === 'Literal') return HOST.test(spell(node));
  if (node.type === 'TemplateLiteral') return /^(?:https?:|$)/i.test(node.quasis[0]?.value.raw ?? '');
  return node.type === 'BinaryExpression' && node.operator === '+';
}

/** The beginning of a longer text: the whole of it is looked at. */
function isPartOfText(module: SourceModule, node: TSESTree.Node): boolean {
  const parent = module.getParent(node);
  return (
    (parent?.type === 'BinaryExpression' && parent.operator === '+') || parent?.type === 'TemplateLiteral'
  );
}

/** `const BASE = 'https://signin.aws.amazon.com'` says of no page that it is asked: what is built from it does. */
function isBase(module: SourceModule, node: TSESTree.Node): boolean {
  const declarator = module.getParent(findWhole(module, node));
  if (declarator?.type !== 'VariableDeclarator' || !/\.com\/?['"`]$/.test(module.textOf(node))) return false;
  return module.scopeManager
    .getDeclaredVariables(declarator)
    .some(({ references }) => references.some(({ identifier }) => isPartOfText(module, identifier)));
}

/** One entry of a list in which regional addresses stand beside it. */
function isListed(module: SourceModule, node: TSESTree.Node): boolean {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'ArrayExpression')
      return /[\w}-]\.signin\.aws\.amazon\.com\/saml/.test(module.textOf(ancestor));
    if (ancestor.type !== 'ObjectExpression' && ancestor.type !== 'Property') return false;
  }
  return false;
}

function toFinding(
  module: SourceModule,
  node: TSESTree.Node,
  { address, text, texts }: Candidate & { readonly texts: readonly TextNode[] },
): UrlFinding {
  return {
    kind: 'sign-in-url',
    verdict: 'us-east-1-by-default',
    reason: REASONS[address.page],
    node,
    address: text
      .replace(/[?#].*$/, '')
      .replace(/^https?:\/\//, '')
      .replace(new RegExp(`(/\\w+)${HOLE}.*$`), '$1')
      .replaceAll(HOLE, '…'),
    texts: texts.flatMap((one) => getHost(module, one) ?? []),
    change: getChange(address, text, texts[0]),
    signings: [],
    isPlain: true,
    hostless: undefined,
  };
}

function getChange(
  { page, service }: SignInAddress,
  text: string,
  node: TextNode | undefined,
): UrlFinding['change'] {
  if (page === 'saml' || !node) return 'none';
  if (page === 'federation' || service === 'console') return 'prefix';
  return /[?#]/.test(text) || !text.endsWith(spell(node).split(HOLE).at(-1) ?? '') ? 'none' : 'query';
}

/** Where the host of an address stands in a text, a prefix that it has already left out. */
export function getHost(module: SourceModule, node: TextNode): AddressText | undefined {
  const found = HOST.exec(module.textOf(node));
  if (!found) return undefined;
  const start = node.range[0] + found.index;
  return { node, host: [start, start + found[0].length] };
}
