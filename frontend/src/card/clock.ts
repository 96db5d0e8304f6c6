/** The time, for as long as somebody sees something that depends on it. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

/** ms; what is shown is told to the minute. */
const BEAT = 30_000;

/** Draws its card anew every now and then while that `isNeeded`, the card is on the page, and the page is seen. */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost & { isConnected: boolean };
  readonly #isNeeded: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost & { isConnected: boolean }, isNeeded: () => boolean) {
    this.#host = host;
    this.#isNeeded = isNeeded;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#seen);
    this.#set();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#seen);
    this.#set();
  }

  hostUpdated(): void {
    this.#set();
  }

  readonly #seen = (): void => {
    if (document.visibilityState === "visible" && this.#isNeeded()) {
      this.#host.requestUpdate();
    }
    this.#set();
  };

  #set(): void {
    const isWanted = this.#host.isConnected && document.visibilityState === "visible" && this.#isNeeded();
    if (isWanted && this.#timer === undefined) {
      this.#timer = setInterval(() => this.#host.requestUpdate(), BEAT);
    } else if (!isWanted) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
}
