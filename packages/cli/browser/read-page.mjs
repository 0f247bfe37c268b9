// What a reader sees of the page of a report, as Chromium lays it out.

/** Runs in the page: the graphs, each box and arrow with the place where it is drawn. */
const READ_GRAPHS = `[...document.querySelectorAll('article')].flatMap((article) => {
  const svg = article.querySelector('svg');
  if (!svg) return [];
  const boxOf = (node) => {
    const { top, bottom, left, right, height } = node.getBoundingClientRect();
    return { top, bottom, left, right, height };
  };
  const nodes = [...svg.querySelectorAll('g.node')].map((node) => ({
    kind: [...node.classList].find((name) => name !== 'node'),
    texts: [...node.querySelectorAll('text')].map((text) => text.textContent),
    box: boxOf(node.querySelector('rect')),
    textBoxes: [...node.querySelectorAll('text')].map(boxOf),
  }));
  const edges = [...svg.querySelectorAll('g.edge')].map(boxOf);
  return [{ place: article.querySelector('h3').textContent, nodes, edges }];
})`;

/** Runs in the page: the contrast of each text with what lies behind it, the least first. */
const READ_CONTRASTS = `(() => {
  const numbersOf = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminanceOf = (colour) => {
    const [red, green, blue] = numbersOf(colour).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isClear = (colour) => colour === 'transparent' || numbersOf(colour)[3] === 0;
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const box = at.matches('g.node') ? at.querySelector('rect') : undefined;
      if (box) return getComputedStyle(box).fill;
      const colour = getComputedStyle(at).backgroundColor;
      if (!isClear(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const hasText = (element) =>
    element.tagName !== 'title' && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const contrasts = [...document.body.querySelectorAll('*')].filter(hasText).map((element) => {
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const [bright, dark] = [luminanceOf(colour), luminanceOf(backgroundOf(element))].sort((a, b) => b - a);
    return { text: element.textContent.trim().slice(0, 40), ratio: (bright + 0.05) / (dark + 0.05) };
  });
  return contrasts.sort((a, b) => a.ratio - b.ratio);
})()`;

/** @param {import('playwright-core').Page} page */
export const readGraphs = (page) => page.evaluate(READ_GRAPHS);

/** @param {import('playwright-core').Page} page */
export const readContrasts = (page) => page.evaluate(READ_CONTRASTS);

/** How many pixels of the page lie beyond its right border. @param {import('playwright-core').Page} page */
export const readOverflow = (page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The colour behind the page. @param {import('playwright-core').Page} page */
export const readBackground = (page) => page.evaluate('getComputedStyle(document.body).backgroundColor');
