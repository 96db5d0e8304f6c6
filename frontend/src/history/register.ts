/** Makes the history known to the page. */

export {};
