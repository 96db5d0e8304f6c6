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
    const { turn, error, rig, session } = this.live;
    // A card that comes back to the page asks anew, which is a turn more: nobody told what happened meanwhile.
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
