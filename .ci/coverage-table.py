"""Prints how many lines and branches of each folder of the sources the tests reach: coverage-table.py COBERTURA ROOT."""

import collections
import os
import re
import sys
import xml.etree.ElementTree as xml

report, root = sys.argv[1], os.path.realpath(sys.argv[2])
sources = ("src", "analyzers")

# A line belongs to several classes, such as a method and its state machine: the better one counts.
lines = {}
for unit in xml.parse(report).iter("class"):
    file = os.path.relpath(os.path.realpath(unit.get("filename")), root)
    if not file.startswith(tuple(source + os.sep for source in sources)):
        continue
    for line in unit.iter("line"):
        place = (file, int(line.get("number")))
        branches = re.search(r"\((\d+)/(\d+)\)", line.get("condition-coverage") or "")
        reached, all_branches = map(int, branches.groups()) if branches else (0, 0)
        known = lines.get(place, (0, 0, 0))
        lines[place] = (max(known[0], int(line.get("hits")) > 0), max(known[1], reached), max(known[2], all_branches))

if not lines:
    sys.exit(f"{report} has no line of {' or '.join(sources)} in {root}.")

folders = collections.defaultdict(lambda: [0, 0, 0, 0])
for (file, _), (hit, reached, all_branches) in lines.items():
    _, project, *rest = file.split(os.sep)
    for name in ("all", project, f"{project}/{rest[0]}") if len(rest) > 1 else ("all", project):
        for position, value in enumerate((hit, 1, reached, all_branches)):
            folders[name][position] += value

print(f"{'folder':<32}{'lines':>9}{'reached':>9}{'branches':>10}{'reached':>9}")
names = sorted(folders, key=lambda name: (name != "all", name))
for name in names:
    hit, all_lines, reached, all_branches = folders[name]
    share = f"{100 * reached / all_branches:.1f} %" if all_branches else "-"
    print(f"{name:<32}{all_lines:>9}{100 * hit / all_lines:>7.1f} %{all_branches:>10}{share:>9}")
