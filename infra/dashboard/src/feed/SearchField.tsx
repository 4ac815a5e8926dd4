import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useDashboard } from "../state/store.ts";
import { ask } from "./asking.ts";

/** Long enough not to ask for every letter, short enough not to be noticed. */
const PAUSE_MS = 250;
/** The server takes no longer text. */
const LONGEST = 200;

/** Looks for words in all that the server remembers: after a pause in typing, at once on Enter; Escape clears. */
export function SearchField() {
  const words = useDashboard((state) => state.feed.query.words);
  const [typed, setTyped] = useState(words);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Filters may be cleared elsewhere on the page; then the field follows, unless somebody is typing.
  useEffect(() => {
    if (pause.current === undefined) {
      setTyped((current) => (current.trim() === words ? current : words));
    }
  }, [words]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const search = (text: string) => {
    clearTimeout(pause.current);
    pause.current = undefined;
    if (text.trim() !== useDashboard.getState().feed.query.words) {
      ask({ words: text.trim() });
    }
  };
  return (
    <span className="search">
      <Search size={14} aria-hidden="true" />
      <input
        type="search"
        aria-label="Search all events"
        placeholder="Search all events"
        maxLength={LONGEST}
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(pause.current);
          pause.current = setTimeout(() => search(target.value), PAUSE_MS);
        }}
        onBlur={() => search(typed)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            search(typed);
          } else if (event.key === "Escape" && typed !== "") {
            // Only the words go; what else Escape would close stays open.
            event.stopPropagation();
            setTyped("");
            search("");
          }
        }}
      />
    </span>
  );
}
