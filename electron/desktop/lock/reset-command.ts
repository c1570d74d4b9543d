/** The switch that removes a forgotten PIN at a start. */
const resetSwitch = 'reset-pin';

export type Program = {
  readonly platform: NodeJS.Platform;
  /** The file that runs. */
  readonly executable: string;
  /** Linux: the AppImage that the program runs from; the file inside it is gone with it. */
  readonly appImage: string | null;
  /** The folder of the sources; null in an installed program. */
  readonly sources: string | null;
  /** Null = the user's usual one. */
  readonly dataFolder: string | null;
};

/** The line that starts this very program without its PIN, as the terminal or the Run window of the system takes it. */
export function resetCommand(program: Program): string {
  const { platform, executable, appImage, sources, dataFolder } = program;
  const bundle = platform === 'darwin' && sources === null ? /^.*?\.app(?=\/)/.exec(executable)?.[0] : null;
  const start =
    bundle === null || bundle === undefined
      ? [quoted(appImage ?? executable, platform), ...(sources === null ? [] : [quoted(sources, platform)])]
      : ['open', '-a', quoted(bundle, platform), '--args'];
  const folder = dataFolder === null ? [] : ['--data-dir', quoted(dataFolder, platform)];
  return [...start, ...folder, `--${resetSwitch}`].join(' ');
}

/** Quoted where it is needed: nobody likes to type what is not. */
function quoted(path: string, platform: NodeJS.Platform): string {
  if (/^[\w./:\\-]+$/.test(path)) return path;
  return platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", `'\\''`)}'`;
}
