import "@fontsource/rajdhani/latin-500.css";
import "@fontsource/rajdhani/latin-600.css";
import "@fontsource/rajdhani/latin-700.css";
import "@fontsource/jetbrains-mono/latin-400.css";
import "@fontsource/jetbrains-mono/latin-600.css";
import "./look/look.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { networkIsBack, start } from "./state/session.ts";

const root = document.getElementById("root");
if (!root) {
  throw new Error("index.html has no #root");
}
window.addEventListener("online", networkIsBack);
void start();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
