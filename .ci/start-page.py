"""Prints docs/start.md as a script: its commands in their order, and each block of code as the file that the page says it is."""

import sys

FILES = ["BuyTheDip.cs", "Program.cs", None]


def main(page):
    block = None
    files = iter(FILES)
    started = False
    for line in open(page, encoding="utf-8"):
        line = line.rstrip("\n")
        started = started or line == "## A project"
        if line == "```csharp":
            block = []
        elif line == "```" and block is not None:
            write(next(files), block)
            block = None
        elif block is not None:
            block.append(line)
        elif started and line.startswith("    "):
            print(line.strip())
    print("dotnet run")


def write(name, lines):
    if name is not None:
        print(f"cat > {name} << 'CODE'", *lines, "CODE", sep="\n")
        return
    # The last block is added to the end of the program, with its 'using' at the top.
    usings = [line for line in lines if line.startswith("using ") and line.endswith(";") and "=" not in line]
    rest = [line for line in lines if line not in usings]
    print("(cat << 'CODE'", *usings, "CODE", "cat Program.cs; cat << 'CODE'", *rest, "CODE", ") > All.cs", sep="\n")
    print("mv All.cs Program.cs")


main(sys.argv[1])
