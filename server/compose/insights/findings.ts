import type { ProjectModel } from "../project/model";
import { databaseFindings } from "./databases";
import type { Finding } from "./finding";
import { hostPortFindings } from "./hostPorts";
import { localhostFindings } from "./localhost";
import { ownerFindings } from "./owners";
import { waitingFindings } from "./waiting";

const kinds = [databaseFindings, hostPortFindings, waitingFindings, localhostFindings, ownerFindings];

/** What is allowed and still certain to disappoint, in the order of the file. */
export function findingsIn(project: ProjectModel): Finding[] {
  const found = kinds.flatMap((find) => find(project));
  return found.sort(({ range: { start: one } }, { range: { start: other } }) =>
    one.line === other.line ? one.character - other.character : one.line - other.line,
  );
}
