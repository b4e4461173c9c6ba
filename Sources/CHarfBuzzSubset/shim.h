// HarfBuzz's subsetting for the door HarfBuzz.
#pragma once
#include <harfbuzz/hb.h>
#include <harfbuzz/hb-subset.h>

// The macro that makes a tag of four characters.
static inline hb_tag_t shim_tag(char a, char b, char c, char d) { return HB_TAG(a, b, c, d); }
