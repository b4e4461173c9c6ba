"""Prints a line for each rule of the given profiles that a PDF breaks."""
import sys

import page

path, *profiles = sys.argv[1:]
for profile in profiles:
    report = page.validate_pdf(path, profile=profile)
    for failure in report.failures:
        print(failure.rule_id, failure.message)
    if not report.is_compliant and not report.failures:
        print(profile, "not compliant, no rule named")
