"""Prints C code that checks the examples in the comments of a header.

usage: examples.py HEADER

An example has the form

    EXPRESSION      // RESULT

The result is `true`, a number, a number and the text in the buffer, `nothing`, or a text.
Fails on any other result.
"""

import pathlib
import re
import sys


def check(expression, result, text_functions):
    """The C condition for an example, or None if the result has an unknown form."""
    function = expression.partition("(")[0]
    if re.match(r"true\b", result):
        return expression
    if result.startswith("nothing"):
        return f"({expression}).data == NULL"
    if function in text_functions:
        return f'is({expression}, "{result}")'
    if copied := re.fullmatch(r'(\d+), (".*")', result):
        buffer = re.fullmatch(r".*, (\w+), [^,]+\)", expression)[1]
        return f"({expression}) == {copied[1]} && strcmp({buffer}, {copied[2]}) == 0"
    if number := re.match(r"-?\d+(?=$|:|, IANA_)", result):
        return f"({expression}) == {number[0]}"
    return None


def main(header):
    text = pathlib.Path(header).read_text()
    text_functions = set(re.findall(r"^iana_ports_text (\w+)\(", text, re.MULTILINE))
    examples = re.findall(r"^ \*     (iana_ports_\w+\(.*[^;\s]) +// (.*)$", text, re.MULTILINE)
    if not examples:
        sys.exit(f"{header}: no examples found")
    for expression, result in examples:
        condition = check(expression, result, text_functions)
        if condition is None:
            sys.exit(f"{header}: an example that this script cannot read: {expression} // {result}")
        quoted = (expression + " // " + result).replace("\\", "\\\\").replace('"', '\\"')
        print(f'CHECK({condition}, "%s", "{quoted}");')


if __name__ == "__main__":
    main(*sys.argv[1:])
