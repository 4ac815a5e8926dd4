import { LogIn, TriangleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { login } from "../state/session.ts";
import { explain, Problem } from "../wire/problem.ts";
import { Reactor } from "./Reactor.tsx";

export function LoginPage({ notice }: { notice: string | undefined }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState(notice);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    setTrouble(undefined);
    try {
      await login(password);
    } catch (error) {
      setTrouble(inWords(error));
      setBusy(false);
    }
  };

  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="flex w-full max-w-sm flex-col items-center gap-8">
        <Reactor className="size-32" />
        <h1 className="wordmark text-4xl">JARVIS</h1>
        <form className="frame flex w-full flex-col gap-4 p-6" onSubmit={submit}>
          <label className="flex flex-col gap-2">
            <span className="label">Password</span>
            <input
              className="field"
              type="password"
              name="password"
              autoComplete="current-password"
              required
              // biome-ignore lint/a11y/noAutofocus: the page has this one field
              autoFocus
            />
          </label>
          <button type="submit" className="button" disabled={busy}>
            <LogIn size={16} aria-hidden="true" />
            {busy ? "Logging in" : "Log in"}
          </button>
          <p role="alert" className="min-h-10 text-sm text-warn">
            {trouble ? (
              <span className="flex gap-2">
                <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden="true" />
                {trouble}
              </span>
            ) : null}
          </p>
        </form>
      </div>
    </main>
  );
}

function inWords(error: unknown): string {
  if (error instanceof Problem && error.code === "wrong_password") {
    return "The password is wrong.";
  }
  if (error instanceof Problem && error.status === 429) {
    return error.retryAfterSeconds === undefined
      ? "Too many tries. Please wait a minute."
      : `Too many tries. Please wait ${error.retryAfterSeconds} s.`;
  }
  return explain(error);
}
