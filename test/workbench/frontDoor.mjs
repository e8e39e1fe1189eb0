import http from "node:http";
import net from "node:net";

/**
 * Puts a short address in front of a workbench: `/` leads to its window, everything else is passed on. So there is one port to
 * remember or to forward, and the address fits on a line.
 * @param {number} port of 127.0.0.1
 * @param {(authority: string) => { origin: string, window: string } | undefined} behind the workbench, and the address of its window
 *   for a browser that came by this authority; undefined: it is not up yet
 * @returns {Promise<void>} rejects when the port cannot be had
 */
export async function openFrontDoor(port, behind) {
  const door = http.createServer((request, response) => {
    const { method, headers, url = "/" } = request;
    const place = behind(headers.host ?? `127.0.0.1:${port}`);
    if (!place) {
      response.writeHead(503, { "content-type": "text/plain", refresh: "2" }).end("VS Code is starting …\n");
      return;
    }
    if (url === "/") {
      const { pathname, search } = new URL(place.window);
      response.writeHead(302, { location: pathname + search }).end();
      return;
    }
    const onward = http.request(place.origin, { method, headers, path: url }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });

  // WebSockets, on which everything but static files travels.
  door.on("upgrade", (request, socket, head) => {
    const place = behind(request.headers.host ?? "");
    if (!place) return socket.destroy();
    const { hostname, port: inner } = new URL(place.origin);
    const onward = net.connect(Number(inner), hostname, () => {
      const headers = request.rawHeaders.flatMap((name, i, all) => (i % 2 ? [] : `${name}: ${all[i + 1]}`));
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });

  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => door.once("error", reject).listen(port, "127.0.0.1", resolve))
  );
}
