/** The text of a part of the page: build.mjs put each into a script element of its own, most of them packed. */
export const textOfPart = (id) => document.getElementById(id).textContent;
