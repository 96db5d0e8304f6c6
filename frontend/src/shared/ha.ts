/** The part of Home Assistant's frontend that the cards use: what it hands to every card as `hass`. */

export interface EntityState {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
  last_changed: string;
  last_updated: string;
}

/** An entity as the frontend's own list has it. */
export interface EntityEntry {
  entity_id: string;
  device_id?: string;
  platform?: string;
  translation_key?: string;
  /** As its user calls it, else in the language of Home Assistant. */
  name?: string;
}

export interface DeviceEntry {
  id: string;
  name: string | null;
  name_by_user?: string | null;
  config_entries: string[];
  primary_config_entry?: string | null;
  identifiers?: [string, string][];
}

/** How the user wants numbers and times written. */
export interface Locale {
  language: string;
  number_format: "language" | "system" | "comma_decimal" | "decimal_comma" | "quote_decimal" | "space_comma" | "none";
  time_format: "language" | "system" | "12" | "24";
  date_format: "language" | "system" | "DMY" | "MDY" | "YMD";
  time_zone: "local" | "server";
}

export interface Hass {
  states: Record<string, EntityState>;
  entities: Record<string, EntityEntry>;
  devices: Record<string, DeviceEntry>;
  language: string;
  locale: Locale;
  config: { currency: string; time_zone: string; state: string };
  user?: { is_admin: boolean; name: string };
  connected?: boolean;
  connection: {
    subscribeMessage<Message>(
      tell: (message: Message) => void,
      request: Record<string, unknown>,
      options?: { resubscribe?: boolean },
    ): Promise<() => Promise<void>>;
  };
  callWS<Answer>(request: Record<string, unknown>): Promise<Answer>;
  localize(key: string, facts?: Record<string, unknown>): string;
  loadBackendTranslation(category: string, integration?: string): Promise<Hass["localize"] | undefined>;
  formatEntityState(state: EntityState): string;
  translationMetadata?: { translations: Record<string, { isRTL?: boolean }> };
}

/** What a card of ours can be configured with; each has more of its own. */
export interface CardConfig {
  type: string;
  /** A config entry's id or a rig's name; the only rig where none is named. */
  rig?: string;
}

/** Where a card stands in a section of 12 columns. */
export interface GridOptions {
  columns: number | "full";
  rows: number | "auto";
  min_columns?: number;
  min_rows?: number;
}

/** Whether the user reads from right to left. */
export function readsLeftwards(hass: Hass): boolean {
  return hass.translationMetadata?.translations[hass.locale.language]?.isRTL ?? false;
}
