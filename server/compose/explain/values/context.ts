import { get, textOf } from "../../read/yaml";
import { piece } from "../../value/pieces";
import { isRemoteContext } from "../../value/remoteContext";
import { type Item, pieceAt, shortItem, type ValueAt } from "../item";

const key = "compose.service.build.context";

/** The build context: a folder, or the part of `https://host/repo.git#ref:folder` at the cursor. */
export function contextItem({ place, text, at }: ValueAt): Item {
  const build = get(place.service, "build");
  const dockerfile = textOf(get(build, "dockerfile")) ?? "Dockerfile";
  if (!isRemoteContext(text)) {
    const inline = get(build, "dockerfile_inline") !== undefined;
    return shortItem(key, ["folder", piece(text, 0, text.length)], text, {
      dockerfile: inline ? undefined : dockerfile,
      absolute: /^(?:[/~]|[A-Za-z]:)/.test(text),
    });
  }
  const hash = text.indexOf("#");
  const address = piece(text, 0, hash < 0 ? text.length : hash);
  const fragment = hash < 0 ? "" : text.slice(hash + 1);
  const colon = fragment.indexOf(":");
  const ref = hash < 0 ? undefined : piece(text, hash + 1, colon < 0 ? text.length : hash + 1 + colon);
  const folder = colon < 0 ? undefined : piece(text, hash + 2 + colon, text.length);
  const found = pieceAt(
    [
      ["address", address],
      ["ref", ref?.text === "" ? undefined : ref],
      ["subfolder", folder?.text === "" ? undefined : folder],
    ],
    at,
  );
  const isRepository = /^(?:git|ssh)|^github\.com\/|\.git$/.test(address.text) || hash >= 0;
  return shortItem(key, found, text, {
    address: address.text,
    ref: ref?.text || undefined,
    subfolder: folder?.text || undefined,
    repository: isRepository,
    file: !isRepository,
    dockerfile,
  });
}
