// Headers of cairo, Pango, fontconfig and HarfBuzz for the doors Cairo and Pango.
// Only macros that Swift can not see get a `static inline` function here, prefixed `shim_`.
#pragma once
#include <cairo/cairo.h>
#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <fontconfig/fontconfig.h>
#include <pango/pango.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <hb.h>
