/** Whether a build context is an address, which the builder fetches, and not a folder (a Git URL, an archive, an image). */
export function isRemoteContext(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(context);
}
