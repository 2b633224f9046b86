"""Makes an application of a sample, as a stranger has it: python3 application.py SAMPLE FOLDER VERSION.

Its code is copied. Its project has packages where the sample has projects of AiTrader, and every version is written into it: it has none
of the central files of this repository.
"""

import os
import re
import shutil
import sys
import xml.etree.ElementTree as xml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DEFAULTS = {
    "TargetFramework": "net10.0",
    "OutputType": "Exe",
    "Nullable": "enable",
    "ImplicitUsings": "enable",
    "TreatWarningsAsErrors": "true",
}


def central_versions():
    tree = xml.parse(os.path.join(ROOT, "Directory.Packages.props"))
    return {item.get("Include"): item.get("Version") for item in tree.iter("PackageVersion")}


def main(sample, folder, version):
    source = os.path.join(ROOT, "samples", sample)
    project = next(name for name in sorted(os.listdir(source)) if name.endswith(".csproj"))
    tree = xml.parse(os.path.join(source, project))
    versions = central_versions()
    os.makedirs(folder)

    for name in os.listdir(source):
        if name.endswith(".cs"):
            shutil.copy(os.path.join(source, name), folder)
    for group in tree.getroot().findall("ItemGroup"):
        for item in list(group):
            if item.tag == "Compile":
                shutil.copy(os.path.join(source, item.get("Include")), folder)
                group.remove(item)
            elif item.tag == "ProjectReference":
                item.tag = "PackageReference"
                item.set("Include", re.sub(r".*/|\.csproj$", "", item.get("Include")))
                item.set("Version", version)
            elif item.tag == "PackageReference":
                item.set("Version", versions[item.get("Include")])

    properties = xml.SubElement(tree.getroot(), "PropertyGroup")
    for name, value in DEFAULTS.items():
        xml.SubElement(properties, name).text = value
    tree.write(os.path.join(folder, os.path.basename(os.path.normpath(folder)) + ".csproj"))


main(*sys.argv[1:])
