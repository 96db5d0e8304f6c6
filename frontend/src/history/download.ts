/** Files that the user keeps. */

import type { Session } from "../shared/records";

/** Has the browser download what is at an address. */
export function download(url: string, name = ""): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.style.display = "none";
  document.body.append(link);
  link.click();
  link.remove();
}

/** Has the browser keep a session as a file. */
export function downloadSession(session: Session): void {
  const url = URL.createObjectURL(new Blob([fileOf(session, new Date())], { type: "application/json" }));
  download(url, fileName(session.name ?? session.id));
  // The download has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The text of a file with one session, which can be imported like those of `export_sessions`. */
export function fileOf(session: Session, at: Date): string {
  const head = { format: "training_energy", version: 1, rig: session.rig, exported_at: at.toISOString() };
  return JSON.stringify({ ...head, sessions: [session] }, null, 2);
}

/** A name as files may have it. */
export function fileName(label: string): string {
  const plain = label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
  return `${plain || "session"}.json`;
}
