/** Makes the strategy known to the page. */

export {};
