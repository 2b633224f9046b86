"""Prints a line for each area, and writes its survivors to a file: mutation-table.py FOLDER ROOT AREA..."""

import collections
import glob
import json
import os
import sys

GOAL = 85
folder, root, areas = sys.argv[1], os.path.realpath(sys.argv[2]), sys.argv[3:]
below = []
print(f"{'area':<14}{'changed':>9}{'noticed':>9}{'too slow':>10}{'survived':>10}{'not run':>9}{'score':>8}")
for area in areas:
    (report,) = glob.glob(os.path.join(folder, area, "**", "mutation-report.json"), recursive=True)
    counts, survivors = collections.Counter(), []
    with open(report, encoding="utf-8") as file:
        for path, tested in json.load(file)["files"].items():
            for mutant in tested["mutants"]:
                status = mutant["status"]
                counts[status] += 1
                if status in ("Survived", "NoCoverage"):
                    start = mutant["location"]["start"]
                    place = f"{os.path.relpath(os.path.join(root, path), root)}:{start['line']}:{start['column']}"
                    change = " ".join(mutant.get("replacement", "").split())
                    survivors.append(f"{place} {status}: {mutant['mutatorName']}: {change[:200]}")
    noticed = counts["Killed"] + counts["Timeout"]
    changed = noticed + counts["Survived"] + counts["NoCoverage"]
    if not changed:
        sys.exit(f"Nothing was changed in '{area}'.")
    score = 100 * noticed / changed
    below += [area] if score < GOAL else []
    print(
        f"{area:<14}{changed:>9}{counts['Killed']:>9}{counts['Timeout']:>10}"
        f"{counts['Survived']:>10}{counts['NoCoverage']:>9}{score:>6.1f} %"
    )
    with open(os.path.join(folder, area, "survivors.txt"), "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in sorted(survivors)))

if below:
    sys.exit(f"Below {GOAL} %: {', '.join(below)}")
