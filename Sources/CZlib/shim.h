// zlib's compressor for the door Zlib.
#pragma once
#include <zlib.h>
