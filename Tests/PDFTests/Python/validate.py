"""Prints a line for each rule that PDFs break: `a.pdf 3a ua1 -- b.pdf 2a`."""
import itertools
import sys

import page

for is_end, arguments in itertools.groupby(sys.argv[1:], lambda argument: argument == "--"):
    if is_end:
        continue
    path, *profiles = arguments
    for profile in profiles:
        report = page.validate_pdf(path, profile=profile)
        for failure in report.failures:
            print(failure.rule_id, failure.message)
        if not report.is_compliant and not report.failures:
            print(profile, "not compliant, no rule named")
