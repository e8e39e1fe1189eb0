import { createConnection } from "vscode-languageserver/node";
import { serve } from "./server";

// The transport is an argument: `--node-ipc` from VS Code, `--stdio` from other editors.
serve(createConnection());
