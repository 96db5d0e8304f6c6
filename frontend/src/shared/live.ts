/** A rig as it is now, followed for as long as a card is on the page. */

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CONNECTION_LOST, refusalOf, refused } from "./actions";
import type { Hass } from "./ha";
import type { BriefSession, News, Outlook, Rig, Session } from "./records";

/** A page shows no more points of a curve than this; one that is open for weeks needs no more memory either. */
const MOST_POINTS = 600;

/** Follows one rig; what it has heard is there to be shown, and the card is drawn anew with each message. */
export class Live implements ReactiveController {
  readonly #host: ReactiveControllerHost & { isConnected: boolean };
  #hass: Hass | undefined;
  #rig: string | undefined;
  #stop: ((isLost: boolean) => void) | undefined;
  #isRefused = false;
  /** Home Assistant as it was when it was asked. */
  #asked: Hass | undefined;
  rig: Rig | undefined;
  session: Session | null = null;
  outlook: Outlook | null = null;
  /** Which build of the cards Home Assistant serves. */
  version: string | null = null;
  /** Why there is nothing to follow. */
  error: string | undefined;
  /** How often the rig was asked for: between two times, anything may have happened unheard. */
  turn = 0;

  constructor(host: ReactiveControllerHost & { isConnected: boolean }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** Follows the rig that is named, or the only one. */
  follow(hass: Hass, rig: string | undefined): void {
    const before = this.#hass;
    const isOther = hass.connection !== before?.connection || rig !== this.#rig;
    if (isOther && before !== undefined) {
      this.rig = undefined;
      this.session = null;
      this.outlook = null;
    }
    const isBack = hass.connected !== false && before?.connected === false;
    // A rig that was not there may have come since, and the integration after a start of Home Assistant.
    const mayHaveCome =
      this.#isRefused && (hass.entities !== this.#asked?.entities || hass.config !== this.#asked.config);
    this.#hass = hass;
    this.#rig = rig;
    if (hass.connected === false) {
      // Its subscriptions are gone with it, and their numbers may be somebody else's on the next one.
      this.#stop?.(true);
      this.#stop = undefined;
      return;
    }
    if (isOther || isBack || mayHaveCome) {
      this.#leave();
      this.#follow();
    }
  }

  #follow(): void {
    const hass = this.#hass;
    if (hass === undefined || hass.connected === false || this.#stop !== undefined || !this.#host.isConnected) {
      return;
    }
    let isWanted = true;
    let unsubscribe: (() => Promise<void>) | undefined;
    this.#stop = (isLost) => {
      isWanted = false;
      if (!isLost) {
        unsubscribe?.().catch(() => undefined);
      }
    };
    this.turn += 1;
    this.#asked = hass;
    this.#isRefused = false;
    const request = { type: "training_energy/follow", ...(this.#rig === undefined ? {} : { rig: this.#rig }) };
    hass.connection
      // The connection itself would ask again once it is back, but say nothing where that is refused, as it is while
      // Home Assistant starts and has not come to us yet.
      .subscribeMessage<News>((news) => isWanted && this.#hear(news), request, { resubscribe: false })
      .then(
        (stop) => {
          unsubscribe = stop;
          if (!isWanted) {
            stop().catch(() => undefined);
          }
        },
        async (error) => {
          if (!isWanted) {
            return;
          }
          this.#isRefused = true;
          if (isPassing(error)) {
            return;
          }
          const text = await refusalOf(hass, error);
          if (isWanted) {
            this.error = text;
            this.rig = undefined;
            this.#host.requestUpdate();
          }
        },
      );
  }

  #leave(): void {
    this.#stop?.(false);
    this.#stop = undefined;
  }

  #hear(news: News): void {
    this.error = undefined;
    this.version = news.version;
    this.rig = news.rig;
    this.session = news.session === null ? null : joined(this.session, news.session);
    this.outlook = news.outlook;
    this.#host.requestUpdate();
  }
}

/** Whether an error goes away by itself: Home Assistant starts and has not come to us yet, or the connection is lost. */
function isPassing(error: unknown): boolean {
  const { code } = refused(error);
  return code === "unknown_command" || code === CONNECTION_LOST;
}

const NOTHING_LARGE = { metadata: null, segments: [], lineage: null };

/** A session as it was, with what was told of it since; its curve goes on to the newest figure. */
export function joined(before: Session | null, news: BriefSession | Session): Session {
  if ("curve" in news) {
    return news;
  }
  const known = before?.id === news.id ? before : null;
  const curve = known?.curve ?? [[0, 0]];
  const point: [number, number] = [news.duration_s, news.energy_kwh * 1000];
  const last = curve.at(-1);
  // An undone spike leaves no trace in the curve either.
  const kept = last && last[1] > point[1] ? curve.filter(([, wh]) => wh <= point[1]) : curve;
  return {
    ...NOTHING_LARGE,
    ...known,
    ...news,
    curve: [...(isDense(kept, point) ? kept.slice(0, -1) : kept), point],
  };
}

/** Whether the last point can go: it only repeats the height of those around it, or lies closer than anyone sees. */
function isDense(curve: readonly [number, number][], point: readonly [number, number]): boolean {
  const [before, last] = curve.slice(-2);
  if (before === undefined || last === undefined) {
    return false;
  }
  const isFlat = before[1] === last[1] && last[1] === point[1];
  return isFlat || last[0] - before[0] < point[0] / MOST_POINTS;
}
