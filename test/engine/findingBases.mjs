import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dockerOrThrow, imageDocument } from "./docker.mjs";

/** Names under which the findings' cases use the base image. */
const names = ["debian:13", "alpine:3.22", "fedora:43", "python:3.14", "node:24"];

const tools = ["sh", "cp", "rm", "cat", "test", "chown", "chmod", "mkdir", "head"];

/** One mebibyte where the real program keeps what it downloads. */
const download = "head -c 1048576 /dev/zero >";

/**
 * Stand-ins for package managers, which would need a network: each writes a mebibyte where the real one keeps lists, metadata or
 * downloads, and a small file for what is installed.
 */
const managers = {
  "apt-get": `case $1 in
update) mkdir -p /var/lib/apt/lists; ${download} /var/lib/apt/lists/packages;;
install) test -s /var/lib/apt/lists/packages && cp /etc/passwd /usr/installed;;
esac`,
  apk: `case "$*" in
*--no-cache*) ;;
*) mkdir -p /var/cache/apk; ${download} /var/cache/apk/APKINDEX.tar.gz;;
esac
cp /etc/passwd /usr/installed`,
  dnf: `case $1 in
install) mkdir -p /var/cache/dnf; ${download} /var/cache/dnf/primary.xml.gz; cp /etc/passwd /usr/installed;;
clean) rm -rf /var/cache/dnf;;
esac`,
  pip: `case "$*" in
*--no-cache-dir*) ;;
*) mkdir -p /root/.cache/pip; ${download} /root/.cache/pip/wheel;;
esac
cp /etc/passwd /usr/installed`,
  npm: `mkdir -p /root/.npm node_modules
${download} /root/.npm/tarball
cp package.json node_modules/installed`,
};

/**
 * Makes the base image of the findings' cases: a shell and the few tools that they use, which are a static busybox of this machine
 * (STRATA_BUSYBOX, else /bin/busybox), the user app, and the stand-ins.
 * @param {string} repository whoever removes its tags removes the image
 * @returns {Promise<import("./bases.mjs").Bases>} the same image by every name
 */
export async function makeFindingBases(repository) {
  const folder = mkdtempSync(path.join(tmpdir(), "strata-base-"));
  const tag = `${repository}:findings`;
  try {
    const rootfs = path.join(folder, "rootfs");
    for (const name of ["bin", "etc", "usr", "srv", "tmp", "root", "dev", "proc", "sys"]) {
      mkdirSync(path.join(rootfs, name), { recursive: true });
    }
    copyFileSync(process.env.STRATA_BUSYBOX ?? "/bin/busybox", path.join(rootfs, "bin/busybox"));
    chmodSync(path.join(rootfs, "bin/busybox"), 0o755);
    for (const tool of tools) symlinkSync("busybox", path.join(rootfs, "bin", tool));
    for (const [name, script] of Object.entries(managers)) {
      writeFileSync(path.join(rootfs, "bin", name), `#!/bin/sh\nset -e\n${script}\n`, { mode: 0o755 });
    }
    writeFileSync(path.join(rootfs, "etc/passwd"), "root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/:/bin/sh\n");
    writeFileSync(path.join(rootfs, "etc/group"), "root:x:0:\napp:x:1000:\n");
    writeFileSync(path.join(folder, "Dockerfile"), "FROM scratch\nCOPY rootfs/ /\n");
    await dockerOrThrow(folder, "build", "--quiet", "--network", "none", "--tag", tag, ".");
    const document = await imageDocument(folder, tag);
    return new Map(names.map((name) => [name, { tag, document }]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
