// A program and its relative imports, as one piece of CommonJS with a source map.
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { build } from 'esbuild';

const LOADERS = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.jsx': 'jsx',
  '.js': 'jsx',
  '.mjs': 'js',
  '.cjs': 'js',
  '.json': 'json',
};

/** Reads some files from elsewhere: a case after the codemod is the case with the expected texts in place. */
function overlayPlugin(overlay) {
  return {
    name: 'overlay',
    setup(builder) {
      builder.onLoad({ filter: /./ }, async ({ path }) => {
        const replacement = overlay[path];
        return (
          replacement && { contents: await readFile(replacement, 'utf8'), loader: LOADERS[extname(path)] }
        );
      });
    },
  };
}

/**
 * Compiles the program that starts at `entry`, with some of its files read from elsewhere.
 * @param {string} entry absolute path
 * @param {Readonly<Record<string, string>>} [overlay] absolute path -> path of the text that stands for it
 * @returns {Promise<{ path: string, code: string, map: object }>} `path` is where the code behaves as if it stood
 */
export async function compile(entry, overlay = {}) {
  const path = join(dirname(entry), 'oracle.compiled.cjs');
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: path,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': JSON.stringify(`file://${path}`) },
    loader: { '.js': 'jsx' },
    jsxFactory: 'Array.of',
    jsxFragment: 'Object',
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [overlayPlugin(overlay)],
  });
  const textOf = (extension) => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  return { path, code: textOf('.cjs'), map: JSON.parse(textOf('.map')) };
}
