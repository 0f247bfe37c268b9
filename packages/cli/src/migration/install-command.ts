/** The command that installs what a package.json lists, by the package manager whose traces are there; npm without any. */
export async function findInstallCommand(cwd: string): Promise<string> {
  const { detect } = await import('package-manager-detector/detect');
  const found = await detect({ cwd });
  return `${found?.name ?? 'npm'} install`;
}
