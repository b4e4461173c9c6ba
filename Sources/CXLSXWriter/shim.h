// libxlsxwriter for the door XLSXWriter.
#pragma once
#include <xlsxwriter.h>

// Glibc declares it for programs that define _GNU_SOURCE, which a module must not do.
extern int memfd_create(const char *name, unsigned int flags);

// A file that is nowhere but in memory, and not for programs that this one starts (MFD_CLOEXEC).
static inline int shim_memory_file(const char *name) { return memfd_create(name, 1U); }
