import { useEffect, useState } from "react";
import { useDashboard } from "../state/store.ts";
import { type News, newsOf } from "./news.ts";
import { isFiltered } from "./query.ts";
import { countOf } from "./words.ts";

/** Tells screen readers, politely, what happened last; the list itself changes too often while scrolling. */
export function Announcer() {
  const { said } = useNews();
  const found = useDashboard(({ feed }) =>
    isFiltered(feed.query) && feed.progress.kind === "read"
      ? countOf(feed.found?.length ?? 0, true, feed.progress.end)
      : "",
  );
  return (
    <>
      <p className="sr-only" role="status" data-testid="found">
        {found}
      </p>
      <p className="sr-only" aria-live="polite" data-testid="news">
        {said ? `${said.severity}: ${said.title}` : ""}
      </p>
    </>
  );
}

function useNews(): News {
  const [news, setNews] = useState<News>(() => next({ heard: undefined, said: undefined }));
  useEffect(() => useDashboard.subscribe(() => setNews(next)), []);
  return news;
}

function next(news: News): News {
  const { feed, events } = useDashboard.getState();
  return newsOf(news, feed.query, events);
}
