"""Checks what packages contain: python3 package-contents.py FOLDER VERSION."""

import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

LIBRARIES = ["AiTrader.Core", "AiTrader.Tools", "AiTrader.Testing"]
TEXTS = ["id", "version", "authors", "description", "tags", "readme", "icon", "license"]
WITHOUT_LINKS = re.compile(r"\]\((?!https?://)")
# The mark of a symbol file in an assembly.
EMBEDDED_SYMBOLS = b"MPDB"

problems = []


def expect(condition, package, what):
    if not condition:
        problems.append(f"{os.path.basename(package)}: {what}")


def check_description(package, archive, version):
    [name] = [name for name in archive.namelist() if name.endswith(".nuspec")]
    metadata = xml.fromstring(archive.read(name))[0]
    values = {child.tag.split("}")[1]: (child.text or "").strip() for child in metadata}
    for text in TEXTS:
        expect(values.get(text), package, f"the description has no {text}")
    expect(values.get("version") == version, package, f"the version is {values.get('version')} and not {version}")
    expect(values.get("license") == "MIT", package, "the license is not MIT")
    repository = metadata.find("{*}repository")
    expect(repository is not None and repository.get("commit"), package, "the description names no commit")
    return values


def check_files(package, archive, values):
    names = archive.namelist()
    expect(values.get("readme") in names, package, "the readme is missing")
    expect(values.get("icon") in names and archive.read(values["icon"]).startswith(b"\x89PNG"), package, "the icon is no PNG")
    readme = archive.read(values["readme"]).decode()
    expect(not WITHOUT_LINKS.search(readme), package, "the readme has a link that works in the repository only")
    own = [name for name in names if re.search(r"(^|/)(AiTrader\.[^/]*|aitrader)\.dll$", name)]
    for name in own:
        expect(EMBEDDED_SYMBOLS in archive.read(name), package, f"{name} has no symbols")

    if values["id"] in LIBRARIES:
        for ending in ["dll", "xml"]:
            path = f"lib/net10.0/{values['id']}.{ending}"
            expect(path in names, package, f"{path} is missing")
    analyzer = "analyzers/dotnet/cs/AiTrader.Analyzers.dll"
    expect((analyzer in names) == (values["id"] == "AiTrader.Core"), package, f"{analyzer} is missing, or is here too")


def check_tool(package, archive, version):
    names = archive.namelist()
    manifest = json.loads(archive.read(".mcp/server.json"))
    versions = [manifest["version"], *(item["version"] for item in manifest["packages"])]
    expect(set(versions) == {version}, package, f"server.json has the versions {versions}")
    expect(not any(name.endswith(".pdb") or re.search(r"tools/.*/(AiTrader\.\w+|aitrader)\.xml$", name) for name in names), package,
           "the tool has files that only a compiler reads")


def main(folder, version):
    packages = sorted(glob.glob(os.path.join(folder, "*.nupkg")))
    found = set()
    for package in packages:
        with zipfile.ZipFile(package) as archive:
            values = check_description(package, archive, version)
            check_files(package, archive, values)
            found.add(values["id"])
            if values["id"].startswith("AiTrader.Cli"):
                check_tool(package, archive, version)
    expected = {*LIBRARIES, "AiTrader.Templates", "AiTrader.Cli", "AiTrader.Cli.any"}
    if not expected < found:
        problems.append(f"{folder}: {', '.join(sorted(expected - found))} is missing")
    print("\n".join(problems) or f"{len(packages)} packages of version {version}")
    sys.exit(bool(problems))


main(*sys.argv[1:])
