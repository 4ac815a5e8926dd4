import type { Page } from "playwright-core";

/** The types of the frames that the page receives, and the frames that it sends; to be asked for before it opens. */
export function framesOf(page: Page): { readonly received: string[]; readonly sent: string[] } {
  const received: string[] = [];
  const sent: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => received.push(String(JSON.parse(String(payload)).type)));
    socket.on("framesent", ({ payload }) => sent.push(String(payload)));
  });
  return { received, sent };
}
