"""Compares the header with the library in one tier, and fails on any difference.

usage: header.py FOLDER HEADER SYMBOLS

HEADER is the output of the preprocessor, with the declarations of the tier. SYMBOLS lists
what the library exports, one per line. FOLDER/src has the Rust functions. Compares the
names of functions, and the names and types of arguments and results.
"""

import pathlib
import re
import sys

# The C types of each Rust type.
TYPES = {
    "bool": {"_Bool", "bool"},
    "u8": {"uint8_t", "iana_ports_status", "iana_ports_range"},
    "u16": {"uint16_t"},
    "u32": {"uint32_t"},
    "i32": {"int32_t"},
    "usize": {"size_t"},
    "c_int": {"int"},
    "Text": {"iana_ports_text"},
    "Date": {"iana_ports_date"},
    "RecordHandle": {"iana_ports_record"},
    "*const c_char": {"const char *"},
    "*mut c_char": {"char *"},
    "*const u8": {"const uint8_t *"},
    "*mut u16": {"uint16_t *"},
    "*mut Servent": {"struct servent *"},
    "*mut *mut Servent": {"struct servent **"},
}


def split(arguments):
    return (
        [] if arguments.strip() in ("", "void") else re.split(r"\s*,\s*", arguments.strip(" \n,"))
    )


def rust_functions(folder):
    functions = {}
    for path in sorted(pathlib.Path(folder, "src").glob("*.rs")):
        pattern = r'pub (?:unsafe )?extern "C" fn (\w+)\(([^)]*)\)(?: -> ([^{]+?))? \{'
        text = path.read_text()
        found = re.findall(pattern, text)
        if len(found) != text.count("#[unsafe(no_mangle)]"):
            sys.exit(f"{path}: an export that this script cannot read")
        for name, arguments, result in found:
            pairs = [re.split(r":\s*", argument) for argument in split(arguments)]
            functions[name] = ([(name, kind) for name, kind in pairs], result)
    return functions


def c_functions(header):
    text = re.sub(r"^#.*\n", "", pathlib.Path(header).read_text(), flags=re.MULTILINE)
    text = re.sub(r"\s+", " ", text)
    functions = {}
    for result, name, arguments in re.findall(
        r"([\w ]+[ *])(iana_ports_\w+)\s*\(([^)]*)\)\s*;", text
    ):
        pairs = [
            re.fullmatch(r"(.*[ *])(\w+)", " ".join(argument.split())).groups()
            for argument in split(arguments)
        ]
        functions[name] = ([(name, kind.strip()) for kind, name in pairs], result.strip())
    return functions


def main(folder, header, symbols):
    rust, declared = rust_functions(folder), c_functions(header)
    exported = set(pathlib.Path(symbols).read_text().split())
    problems = [f"{name}: exported, but not declared" for name in exported - declared.keys()]
    problems += [f"{name}: declared, but not exported" for name in declared.keys() - exported]
    for name in sorted(declared.keys() & rust.keys()):
        (arguments, result), (c_arguments, c_result) = rust[name], declared[name]
        if [one for one, _ in arguments] != [one for one, _ in c_arguments]:
            problems.append(f"{name}: the arguments have other names: {arguments} {c_arguments}")
        pairs = [(kind, c_kind) for (_, kind), (_, c_kind) in zip(arguments, c_arguments)]
        for kind, c_kind in pairs + [(result, c_result)]:
            if c_kind not in TYPES[kind]:
                problems.append(f"{name}: {kind} in Rust is not {c_kind} in C")
    if not declared:
        problems.append(f"{header}: no functions found")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(declared)} functions: declared, exported and defined alike")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
