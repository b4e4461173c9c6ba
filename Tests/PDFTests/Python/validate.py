"""Prints a line for each rule that PDFs break: `a.pdf 3a ua1 -- b.pdf 2a -- c.pdf 4f ua2`."""
import itertools
import sys

import page


def rules_of(path, profile):
    report = page.validate_pdf(path, profile=profile)
    rules = [f"{failure.rule_id} {failure.message}" for failure in report.failures]
    return rules or ([] if report.is_compliant else [f"{profile} not compliant, no rule named"])


def broken_rules(path, profile):
    if profile not in ("4f", "ua2"):
        return rules_of(path, profile)
    import pdf2

    return pdf2.broken_rules(open(path, "rb").read(), profile, lambda common: rules_of(path, common))


if __name__ == "__main__":
    for is_end, arguments in itertools.groupby(sys.argv[1:], lambda argument: argument == "--"):
        if is_end:
            continue
        path, *profiles = arguments
        for profile in profiles:
            print("".join(rule + "\n" for rule in broken_rules(path, profile)), end="")
