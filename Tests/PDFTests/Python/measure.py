"""Runs a program and says how it ended and what it took: exit code, seconds of processor time, megabytes of the largest of its processes.

usage: measure.py FOLDER PROGRAM [ARGUMENT …]; what the program says follows
"""
import resource
import subprocess
import sys

folder, *command = sys.argv[1:]
run = subprocess.run(command, cwd=folder, capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(run.returncode, f"{used.ru_utime + used.ru_stime:.2f}", used.ru_maxrss // 1024)
print(run.stdout.decode(errors="replace") + run.stderr.decode(errors="replace"), end="")
