// Headers of cairo, Pango, fontconfig and HarfBuzz for the doors Cairo and Pango.
// Only macros that Swift can not see get a `static inline` function here, prefixed `shim_`.
#pragma once
#include <cairo/cairo.h>
#include <cairo/cairo-ft.h>
#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <fontconfig/fontconfig.h>
#include <pango/pango.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <hb.h>

// The casts to a GObject's parent or interface are macros.
static inline void shim_set_config(PangoFontMap *map, FcConfig *config) {
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
}
static inline void shim_set_resolution(PangoFontMap *map, double dpi) {
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), dpi);
}
