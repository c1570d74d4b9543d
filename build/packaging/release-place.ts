/** Where versions of this build are published: a repository on GitHub and its page with downloads. */
export type ReleasePlace = { readonly owner: string; readonly repo: string; readonly page: string };

/**
 * Reads it from `DESKBELL_RELEASES` or GitHub's own `GITHUB_REPOSITORY` (both `owner/name`). Null when neither is set: such
 * a build looks for no updates. The sources name no repository on purpose, since a name that belongs to somebody
 * else would let him update other people's programs. Throws on anything that is not `owner/name`.
 */
export function releasePlace(env: NodeJS.ProcessEnv): ReleasePlace | null {
  const named = env.DESKBELL_RELEASES ?? env.GITHUB_REPOSITORY ?? '';
  if (named === '') return null;
  const match = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})$/.exec(named);
  const [, owner, repo] = match ?? [];
  if (owner === undefined || repo === undefined)
    throw new Error(`DESKBELL_RELEASES must be owner/name, not “${named}”.`);
  return { owner, repo, page: `https://github.com/${owner}/${repo}/releases` };
}
