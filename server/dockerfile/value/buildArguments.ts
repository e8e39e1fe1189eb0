/** Build arguments that every process of a build gets without an ARG, in upper and in lower case; in neither history nor cache key. */
export const proxyArguments: readonly string[] = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"];

/** Build arguments that turn something of the builder itself on or off; no ARG has to name them. */
export const builderSwitches: readonly string[] = [
  "BUILDKIT_BUILD_NAME",
  "BUILDKIT_CACHE_MOUNT_NS",
  "BUILDKIT_CONTEXT_KEEP_GIT_DIR",
  "BUILDKIT_DOCKERFILE_CHECK",
  "BUILDKIT_INLINE_CACHE",
  "BUILDKIT_MULTI_PLATFORM",
  "BUILDKIT_SANDBOX_HOSTNAME",
  "BUILDKIT_SBOM_SCAN_CONTEXT",
  "BUILDKIT_SBOM_SCAN_STAGE",
  "BUILDKIT_SYNTAX",
  "SOURCE_DATE_EPOCH",
];

/** Whether the name is that of a proxy, in either case. */
export function isProxyArgument(name: string): boolean {
  return proxyArguments.some((proxy) => name === proxy || name === proxy.toLowerCase());
}
