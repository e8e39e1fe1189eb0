/** Linux' `exit(0)` as machine code, and the number of the machine in an ELF header, by the engine's name of the architecture. */
const machines = {
  amd64: { number: 62, code: "31ffb83c0000000f05" },
  arm64: { number: 183, code: "000080d2a80b80d2010000d4" },
};

/**
 * A static ELF program that does nothing and succeeds, whatever its arguments: the `/bin/sh` of the stub images, so that every RUN makes
 * its layer without a real base image, without a network, and without copying a program of the host into the engine.
 * @param {string} architecture as in `docker version --format {{.Server.Arch}}`
 * @returns {Buffer}
 */
export function noopShell(architecture) {
  const machine = machines[/** @type {keyof typeof machines} */ (architecture)];
  if (!machine) throw new Error(`no shell for ${architecture}: known are ${Object.keys(machines).join(", ")}`);
  const code = Buffer.from(machine.code, "hex");
  const address = 0x400000n;
  const headers = 64 + 56;
  const size = BigInt(headers + code.length);
  const elf = Buffer.alloc(headers);
  elf.write("\x7fELF\x02\x01\x01", "latin1");
  elf.writeUInt16LE(2, 16); // an executable
  elf.writeUInt16LE(machine.number, 18);
  elf.writeUInt32LE(1, 20);
  elf.writeBigUInt64LE(address + BigInt(headers), 24); // starts at the code
  elf.writeBigUInt64LE(64n, 32); // program headers after this one
  elf.writeUInt16LE(64, 52);
  elf.writeUInt16LE(56, 54);
  elf.writeUInt16LE(1, 56);
  elf.writeUInt32LE(1, 64); // load the whole file,
  elf.writeUInt32LE(5, 68); // readable and executable
  elf.writeBigUInt64LE(address, 80);
  elf.writeBigUInt64LE(address, 88);
  elf.writeBigUInt64LE(size, 96);
  elf.writeBigUInt64LE(size, 104);
  elf.writeBigUInt64LE(0x10000n, 112);
  return Buffer.concat([elf, code]);
}
