// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { MINUTE_MS, stopsAt } from "./stops.ts";
import { TimeSlider } from "./TimeSlider.tsx";

const now = 1_000 * MINUTE_MS;

afterEach(cleanup);

it("leaves keys that are pressed with Alt, Control or Meta to the browser", () => {
  const onMove = vi.fn();
  render(
    <TimeSlider
      range={createRef()}
      stops={stopsAt(now, 0)}
      marks={[]}
      at={undefined}
      now={now}
      onMove={onMove}
    />,
  );
  const slider = screen.getByRole("slider");
  for (const held of ["altKey", "ctrlKey", "metaKey"]) {
    // Answers whether the browser is left to do its own.
    expect(fireEvent.keyDown(slider, { key: "ArrowLeft", [held]: true })).toBe(true);
  }
  expect(onMove).not.toHaveBeenCalled();
  expect(fireEvent.keyDown(slider, { key: "ArrowLeft" })).toBe(false);
  expect(onMove).toHaveBeenCalledWith(now);
});
