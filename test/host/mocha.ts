// Imported before the cases: puts `suite` and `test` in place. Mocha's browser build, since it runs in both extension hosts.
import "mocha/mocha.js";
import { Report } from "./report";

mocha.setup({ ui: "tdd", reporter: Report, timeout: 90_000 });
