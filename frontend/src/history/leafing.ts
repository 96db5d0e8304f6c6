/** The page of the history that is shown, and the way to another one. */

import { refusalOf } from "../shared/actions";
import type { Hass } from "../shared/ha";
import { zoneOf } from "../shared/zone";
import { type Asked, EVERYTHING, filtersOf, type ListedSession, type Page } from "./asking";

const TYPING = 300; // ms; as long as a finger takes to the next letter

/** Asks for pages; of several that are under way only the last one counts. What is there stays until then. */
export class Leafing {
  readonly #draw: () => void;
  #hass: Hass | undefined;
  #rig: string | undefined;
  #request = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  asked: Asked = EVERYTHING;
  size = 0;
  page: Page | undefined;
  error: string | undefined;
  isBusy = false;

  /** `draw` is called with each change. */
  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** The config entry of the rig whose history it is. */
  get rig(): string | undefined {
    return this.#rig;
  }

  /** Reads the history of a rig, by its config entry, now and from now on. */
  read(hass: Hass, rig: string): void {
    this.#hass = hass;
    this.#rig = rig;
    this.load();
  }

  /** Turns to what is chosen; while a name is being typed, once it is. */
  choose(chosen: Partial<Asked>): void {
    this.asked = { ...this.asked, page: 0, ...chosen };
    this.stop();
    if (chosen.name === undefined) {
      this.load();
    } else {
      this.#typing = setTimeout(() => this.load(), TYPING);
    }
    this.#draw();
  }

  /** Waits for nothing more. */
  stop(): void {
    clearTimeout(this.#typing);
  }

  /** Says what is wrong, in place of nothing. */
  fail(error: string | undefined): void {
    this.error = error;
    this.#draw();
  }

  /** Takes newer figures of a session, if it is on the page. */
  renew(session: Pick<ListedSession, "id">): void {
    const { page } = this;
    if (page?.sessions.some(({ id }) => id === session.id)) {
      this.page = {
        ...page,
        sessions: page.sessions.map((each) => (each.id === session.id ? { ...each, ...session } : each)),
      };
      this.#draw();
    }
  }

  async load(): Promise<void> {
    const hass = this.#hass;
    if (hass === undefined || this.#rig === undefined) {
      return;
    }
    this.#request += 1;
    const request = this.#request;
    this.isBusy = true;
    this.#draw();
    try {
      const answer = await this.#ask(hass);
      if (request === this.#request) {
        this.#take(answer);
      }
    } catch (error) {
      const text = await refusalOf(hass, error);
      if (request === this.#request) {
        this.isBusy = false;
        this.fail(text);
      }
    }
  }

  #ask(hass: Hass): Promise<Page> {
    const { sort, isDescending, page } = this.asked;
    return hass.callWS<Page>({
      type: "training_energy/sessions",
      rig: this.#rig,
      ...filtersOf(this.asked, zoneOf(hass)),
      sort,
      descending: isDescending,
      limit: this.size,
      offset: page * this.size,
    });
  }

  #take(answer: Page): void {
    this.isBusy = false;
    this.page = answer;
    this.fail(undefined);
    // The last one of the last page may have been deleted.
    if (answer.sessions.length === 0 && this.asked.page > 0) {
      this.choose({ page: Math.max(Math.ceil(answer.total / this.size) - 1, 0) });
    }
  }
}
