import { Reactor } from "./Reactor.tsx";

/** The page while it is not known whether anyone is logged in. */
export function Waiting({ text }: { text: string }) {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-6">
      <h1 className="sr-only">JARVIS</h1>
      <Reactor className="size-28" />
      <p role="status" className="label text-base">
        {text} …
      </p>
    </main>
  );
}
