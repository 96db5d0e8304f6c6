/** Hears when the history of a rig changes, without being drawn anew with each figure of what runs. */

import type { LitElement } from "lit";
import { Live } from "./live";

/** Follows a rig, and tells with each message whether it is about more than figures. */
export class Watch {
  readonly live: Live;
  readonly #hear: (isNews: boolean) => void;
  #last: string | undefined;

  constructor(host: LitElement, hear: (isNews: boolean) => void) {
    this.#hear = hear;
    // Nobody tells what happens while the card is not on the page.
    host.addController({
      hostDisconnected: () => {
        this.#last = undefined;
      },
    });
    this.live = new Live({
      addController: (controller) => host.addController(controller),
      removeController: (controller) => host.removeController(controller),
      requestUpdate: () => this.#heard(),
      get updateComplete() {
        return host.updateComplete;
      },
      get isConnected() {
        return host.isConnected;
      },
    });
  }

  #heard(): void {
    const { error, rig, session } = this.live;
    const { turn } = this.live;
    const state = [
      turn,
      error,
      rig?.entry_id,
      rig?.loaded,
      rig?.history,
      session?.id,
      session?.status,
      session?.settled,
    ];
    const text = JSON.stringify(state);
    const isNews = text !== this.#last;
    this.#last = text;
    this.#hear(isNews);
  }
}
