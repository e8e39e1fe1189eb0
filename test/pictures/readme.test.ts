import path from "node:path";
import { test } from "node:test";
import { root } from "../support/root.mjs";
import { themes, Window } from "../ui/window";

test("the README's picture: the Dockerfile with a hover, and the layer view beside it", async () => {
  const window = await Window.open();
  try {
    const { page } = window;
    await window.hover("FROM python.* AS runtime", "FROM");
    await window.rest();
    await page.keyboard.press("Control+B");
    await page.setViewportSize({ width: 1640, height: 900 });
    await window.command("Strata: Open Layer View");
    const view = await window.layerView();
    await view.locator(".layer").nth(3).waitFor();
    await window.theme(themes.find(({ short }) => short === "dark")!);
    await view.locator(".layer button", { hasText: "COPY app/" }).click();
    await window.hover("COPY app/", "COPY");
    await page.screenshot({ path: path.join(root, "media/readme/strata.png") });
  } finally {
    await window.close();
  }
});
