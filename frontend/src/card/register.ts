/** Makes the card known to the page. */

export {};
