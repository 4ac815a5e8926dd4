import type { Socket, SocketListener } from "./link.ts";

/** A WebSocket to the server that this page came from. */
export function browserSocket(listener: SocketListener): Socket {
  const scheme = window.location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${window.location.host}/ws`);
  socket.addEventListener("open", () => listener.opened());
  socket.addEventListener("message", (message) => listener.message(String(message.data)));
  socket.addEventListener("close", (close) => listener.closed(close.code));
  return socket;
}
