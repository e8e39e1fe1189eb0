/** A project `shop` whose service `web` has these lines. */
export function web(...lines: string[]): string {
  return ["name: shop", "services:", "  web:", "    image: shop/web", ...lines.map((line) => `    ${line}`)].join("\n");
}
