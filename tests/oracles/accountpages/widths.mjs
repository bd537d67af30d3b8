// widths.mjs PAGE.html...: what run.sh says of each page.
import { basename } from 'node:path';
import { open, faults, sideways } from '../../tools/browser.mjs';

// Content of the sheet, in pixels of 1/96 inch: A4 upright less 14 mm a side, Letter on its side less 12 mm.
const upright = Math.floor((210 - 2 * 14) / 25.4 * 96);
const across = Math.floor(11 * 96 - 2 * 12 / 25.4 * 96);

const wideTables = (page) => page.evaluate(() => [...document.querySelectorAll('.wide')]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => `table "${box.getAttribute('aria-label')}" is ${box.scrollWidth - box.clientWidth} pixels too wide`));

async function look(file) {
    const { page, seen, close } = await open(file, { height: 900 });
    page.setDefaultTimeout(180000); // a busy machine is slow to paint
    const paper = (await page.content()).includes('size:landscape') ? across : upright;
    const wrong = [];
    for (const [width, media, colorScheme] of [[1200, 'screen', 'light'], [320, 'screen', 'dark'], [paper, 'print', 'light']]) {
        const said = [];
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ media, colorScheme });
        if (await sideways(page) > 0)
            said.push(`the page is ${await sideways(page)} pixels wider than its window`);
        if (width !== 320)
            said.push(...await wideTables(page));
        if (media === 'screen')
            said.push(...await faults(page));
        wrong.push(...said.map((fault) => `${width} pixels, ${media}: ${fault}`));
    }
    await close();
    return [...wrong, ...seen];
}

let wrong = 0;
const files = process.argv.slice(2);
for (const file of files)
    for (const fault of await look(file)) {
        console.log(`accountpages: FAILED: ${basename(file)}, ${fault}`);
        wrong++;
    }
if (!wrong)
    console.log(`accountpages: ${files.length} pages fit at 1200 and 320 pixels and on paper, and are readable`);
process.exit(wrong || !files.length ? 1 : 0);
