// Checks the links of a built site: node site-links.mjs FOLDER
//
// Each relative link of each page, and of the tables of contents that its pages load, must lead to a file of the site, and its
// anchor to an element of that page. No page may load anything from another host: the site works without a network. A doc
// comment of a public member must not refer to one that is not public.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";

const root = process.argv[2];
const entities = { "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">" };
const files = readdirSync(root, { recursive: true }).map(name => name.replaceAll("\\", "/"));
const pages = new Map(files.filter(name => name.endsWith(".html")).map(name => [name, read(name)]));
const anchors = new Map([...pages].map(([name, page]) => [name, anchorsOf(page.html)]));
const problems = [];
let links = 0;

function read(name) {
    // Scripts and comments are not links; code that a page shows is escaped.
    const html = readFileSync(`${root}/${name}`, "utf8").replace(/<!--.*?-->/gs, "");
    return { html, tags: html.replace(/(<script\b[^>]*>).*?<\/script>/gs, "$1").match(/<[a-z][^>]*>/gi) ?? [] };
}

function anchorsOf(html) {
    return new Set([...html.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => plain(id)));
}

function plain(text) {
    return text.replace(/&(amp|quot|#39|lt|gt);/g, entity => entities[entity]);
}

function check(page, link) {
    if (/^(https?:|mailto:|data:|javascript:)/i.test(link)) {
        return;
    }
    links++;
    const [, path, anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link);
    const file = path === "" ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
    const found = file.endsWith("/") || file === "." ? posix.join(file, "index.html") : file;
    if (found.startsWith("..") || !existsSync(`${root}/${found}`)) {
        problems.push(`${page}: '${link}' leads to a page that does not exist.`);
    } else if (anchor && anchors.has(found) && !anchors.get(found).has(decodeURIComponent(anchor))) {
        problems.push(`${page}: '${link}' leads to an anchor that does not exist in ${found}.`);
    }
}

function checkLoaded(page, tag, address) {
    if (/^(https?:)?\/\//i.test(address) && !/^<a\b/i.test(tag)) {
        problems.push(`${page}: '${address}' is loaded from another host.`);
    }
}

// docfx writes the full name of a member that it does not know, without a link.
function checkMembers(page, html) {
    for (const [, member] of html.matchAll(/<span class="xref">(AiTrader\.[^<]*)<\/span>/g)) {
        problems.push(`${page}: '${plain(member)}' is not public, and a public member's comment refers to it.`);
    }
}

function checkContents(page, items) {
    for (const item of items) {
        [item.href, item.tocHref].filter(Boolean).forEach(link => check(page, link));
        checkContents(page, item.items ?? []);
    }
}

for (const [name, page] of pages) {
    checkMembers(name, page.html);
    for (const tag of page.tags) {
        for (const [, attribute, value] of tag.matchAll(/\s(href|src)="([^"]*)"/g)) {
            checkLoaded(name, tag, plain(value));
            if (value !== "" || attribute === "src") {
                check(name, plain(value));
            }
        }
    }
}

for (const name of files.filter(name => posix.basename(name) === "toc.json")) {
    checkContents(name, JSON.parse(readFileSync(`${root}/${name}`, "utf8")).items);
}

console.log(`${pages.size} pages, ${links} links, ${problems.length} problems`);
if (problems.length > 0 || pages.size === 0) {
    console.error([...new Set(problems)].join("\n"));
    process.exit(1);
}
