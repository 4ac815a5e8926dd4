import type { Epoch, Frame } from "../wire/frames.ts";

/** Where this page is in the log of changes. Ids only grow, so one number tells what has been seen. */
export class Position {
  private after: number | undefined;
  private epoch: Epoch | undefined;

  hello(): { type: "hello"; payload: { after?: number; epoch?: Epoch } } {
    const payload =
      this.after !== undefined && this.epoch !== undefined ? { after: this.after, epoch: this.epoch } : {};
    return { type: "hello", payload };
  }

  /** Takes note of the frame; false when it was seen before and must be dropped. */
  take(frame: Frame): boolean {
    switch (frame.type) {
      case "snapshot":
        this.after = frame.payload.cursor;
        this.epoch = frame.payload.epoch;
        return true;
      case "resumed":
        // The changes after our own position are still to come: it stays where it is.
        this.epoch = frame.payload.epoch;
        return true;
      case "reset":
        this.forget();
        return true;
      case "event":
      case "incident":
        if (this.after !== undefined && frame.id <= this.after) {
          return false;
        }
        this.after = frame.id;
        return true;
      case "status_update":
      case "error":
        return true;
    }
  }

  forget(): void {
    this.after = undefined;
    this.epoch = undefined;
  }
}
