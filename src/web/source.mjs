// The text of the page's own file, taken before anything is drawn: page.html is laid out so that a browser
// gives back what it read (build.mjs leaves out the line feed at its end, which would move into the body).
globalThis.pageSource = `<!doctype html>\n${document.documentElement.outerHTML}`;
