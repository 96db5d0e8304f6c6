/** Makes the meter known to the page. */

export {};
