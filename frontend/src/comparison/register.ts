/** Makes the comparison known to the page. */

export {};
