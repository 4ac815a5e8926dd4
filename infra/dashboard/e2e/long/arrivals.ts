import type { Page } from "playwright-core";

/**
 * Keeps, in the page's `window.arrived`, the uid of every event that any of its WebSockets delivers, as often as it does:
 * beneath the dashboard's own code, which would drop what it has seen.
 */
export async function countArrivals(page: Page): Promise<void> {
  await page.addInitScript(`
    window.arrived = [];
    const Plain = window.WebSocket;
    window.WebSocket = class extends Plain {
      constructor(...words) {
        super(...words);
        this.addEventListener("message", ({ data }) => {
          const frame = JSON.parse(data);
          if (frame.type === "event") {
            window.arrived.push(frame.payload.uid);
          } else if (frame.type === "snapshot") {
            window.arrived.push(...frame.payload.events.map((event) => event.uid).reverse());
          }
        });
      }
    };
  `);
}
