// Copies the pages of the repository to the folder from which docfx builds the site: node site-pages.mjs FOLDER
//
// Links in the repository lead to files and folders, as GitHub and an editor follow them. Here each of them becomes a link to
// a page of the site:
//   docs/stores.md            -> docs/stores.md; docs/index.md is the first page of the site
//   samples/05-web-backend    -> samples/05-web-backend/index.md, the README and after it the code
//   samples/06-own-store/X.cs -> the page of the sample, at that file
//   CHANGELOG.md              -> project/CHANGELOG.md
//   any other file            -> files/..., a copy
// A link that leads to nothing, or a page that the table of contents does not name, ends the build.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, posix } from "node:path";

const target = process.argv[2];
const languages = { ".cs": "csharp", ".csproj": "xml", ".json": "json", ".props": "xml" };
const ofTheProject = ["AGENTS.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"];
const problems = [];
mkdirSync(target, { recursive: true });

/** The path in the site of a file that is a page or belongs to one; undefined for any other file. */
function pageOf(path) {
    if (path === "README.md" || path === "docs/index.md") {
        return "index.md";
    }
    if (path === "docs/navigation.yml") {
        return "toc.yml";
    }
    if (ofTheProject.includes(path)) {
        return `project/${path}`;
    }
    const page = path.replace(/(^|\/)README\.md$/, "$1index.md");
    if (/^samples\/([^/]+\/)?README\.md$/.test(path)) {
        return page;
    }
    return path.startsWith("docs/") ? page : undefined;
}

/** The sample to which a file belongs, as samples/05-web-backend; undefined for any other file. */
const sampleOf = path => /^samples\/[^/]+(?=\/[^/]+$)/.exec(path)?.[0];

/** The id that docfx and GitHub give to a heading. */
const anchorOf = heading => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

/** Where a link of a page leads in the site; null if it leads nowhere. */
function resolve(page, link) {
    const [, path, anchor] = /^([^?#]*)(.*)$/.exec(link);
    const file = posix.join(posix.dirname(page), decodeURIComponent(path)).replace(/\/$/, "");
    if (file.startsWith("..") || !existsSync(file)) {
        return null;
    }
    if (statSync(file).isDirectory()) {
        return existsSync(`${file}/README.md`) && pageOf(`${file}/README.md`) ? pageOf(`${file}/README.md`) + anchor : null;
    }
    if (pageOf(file)) {
        return pageOf(file) + anchor;
    }
    const sample = sampleOf(file);
    return sample ? `${pageOf(`${sample}/README.md`)}#${anchorOf(basename(file))}` : copy(file);
}

/** Copies a file that is not a page. A browser shows .txt as text; it downloads a file whose name it does not know. */
function copy(file) {
    const shown = [".json", ".png", ".svg", ".txt"].includes(extname(file)) ? file : `${file}.txt`;
    mkdirSync(join(target, "files", dirname(shown)), { recursive: true });
    copyFileSync(file, join(target, "files", shown));
    return `files/${shown}`;
}

function linkFrom(page, link, line) {
    if (/^([a-z][a-z0-9+.-]*:|#|\/\/)/i.test(link)) {
        return link;
    }
    const found = resolve(page, link);
    if (found === null) {
        problems.push(`${page}(${line}): '${link}' leads to nothing that has a page. Link a file, or a folder with a README.`);
        return link;
    }
    return posix.relative(posix.dirname(pageOf(page)), found);
}

/** The text of a page with the links of the site. Code is left as it is. */
function convert(page, text) {
    let fence = null;
    return text
        .split("\n")
        .map((line, index) => {
            const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
            if (mark && (fence === null || mark.startsWith(fence))) {
                fence = fence === null ? mark : null;
                return line;
            }
            return fence === null && !line.startsWith("    ") ? convertLine(page, line, index + 1) : line;
        })
        .join("\n");
}

const convertLine = (page, line, number) =>
    line
        .split(/(`[^`]*`)/)
        .map(part =>
            part.startsWith("`") && part.length > 1
                ? part
                : part
                      .replace(/(?<=\]\()[^)\s]+(?=[)\s])/g, link => linkFrom(page, link, number))
                      .replace(/(?<=^\[[^\]]+\]: )\S+/, link => linkFrom(page, link, number))
                      .replace(/(?<=\b(?:src|href|srcset)=")[^"]+/g, link => linkFrom(page, link, number)),
        )
        .join("");

function write(path, text) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
}

/** The README of a sample and after it its code, the program first. */
function samplePage(sample) {
    const rank = name => (name === "Program.cs" ? 0 : name.endsWith(".csproj") ? 2 : 1);
    const code = readdirSync(sample)
        .filter(name => languages[extname(name)])
        .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other))
        .map(name => `### ${name}\n\n\`\`\`${languages[extname(name)]}\n${readFileSync(`${sample}/${name}`, "utf8")}\`\`\`\n`);
    const readme = convert(`${sample}/README.md`, readFileSync(`${sample}/README.md`, "utf8"));
    return `${readme}\n## The code\n\n${code.join("\n")}`;
}

/** A table of contents with the links of the site. */
function contentsPage(file) {
    const text = readFileSync(file, "utf8");
    return text.replace(/(?<=href: )\S+/g, (link, offset) =>
        link.endsWith("/") ? link : linkFrom(file, link, text.slice(0, offset).split("\n").length),
    );
}

// The settings of docfx, which are at the root of what it builds.
for (const name of ["docfx.json", "api-filter.yml"]) {
    copyFileSync(`docs/${name}`, join(target, name));
}
cpSync("docs/template", join(target, "template"), { recursive: true });

// The bar at the top of each page, and beside a page the contents of its part.
write("toc.yml", contentsPage("docs/navigation.yml"));
write("docs/toc.yml", contentsPage("docs/toc.yml"));
const listed = new Set([...readFileSync("docs/toc.yml", "utf8").matchAll(/href: (\S+)/g)].map(([, link]) => posix.join("docs", link)));

for (const name of readdirSync("docs", { recursive: true })) {
    const file = posix.join("docs", name.replaceAll("\\", "/"));
    if (extname(file) === ".md") {
        write(pageOf(file), convert(file, readFileSync(file, "utf8")));
        if (!listed.has(file) && !/^docs\/(index\.md|analyzers\/.*|decisions\/.*)$/.test(file)) {
            problems.push(`${file}: docs/toc.yml does not name this page.`);
        }
    } else if (/^docs\/(images\/.*|[^/]*\.schema\.json)$/.test(file)) {
        mkdirSync(dirname(join(target, file)), { recursive: true });
        copyFileSync(file, join(target, file));
    }
}

for (const file of ofTheProject) {
    write(pageOf(file), convert(file, readFileSync(file, "utf8")));
}

const samples = readdirSync("samples").filter(name => existsSync(`samples/${name}/README.md`));
write("samples/index.md", convert("samples/README.md", readFileSync("samples/README.md", "utf8")));
write("samples/toc.yml", ["- href: index.md", ...samples.map(name => `- name: ${name}\n  href: ${name}/index.md`)].join("\n"));
for (const name of samples) {
    write(`samples/${name}/index.md`, samplePage(`samples/${name}`));
}

if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exit(1);
}
