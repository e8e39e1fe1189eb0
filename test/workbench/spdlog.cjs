// Stands in for @vscode/spdlog, which is native: a logger that appends to its file. An output channel of an extension is such
// a file, so without it no channel would show anything.
const { appendFileSync, closeSync, mkdirSync, openSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical", "off"];

class Logger {
  constructor(_name, file) {
    this.file = file;
    this.level = levels.indexOf("info");
    this.plain = false;
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, "a"));
  }

  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    try {
      appendFileSync(this.file, this.plain ? message : `${time} [${levels[level]}] ${message}\n`);
    } catch {
      // At the end of a test the profile is removed while VS Code still says goodbye.
    }
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.plain = true;
  }
  setPattern() {
    this.plain = false;
  }
  flush() {}
  drop() {}
}

const create = async (name, file) => new Logger(name, file);
const nothing = () => {};

// One by one: VS Code imports this as an ES module, and Node finds the names only so.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.shutdown = nothing;
