/**
 * Takes down the text of the page's own file, before anything is drawn: page.html is laid out so that a browser
 * gives back what it read (build.mjs leaves out the line feed at its end, which would move into the body).
 */
export function keepSource() {
  globalThis.pageSource = `<!doctype html>\n${document.documentElement.outerHTML}`;
}
