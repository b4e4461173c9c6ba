// Zint's encoder for the door Zint. The symbol stays opaque: Swift would take its arrays of modules for tuples of many thousand elements.
#pragma once
#include <zint.h>

static inline void *shim_zint_create(void) { return ZBarcode_Create(); }

static inline void shim_zint_delete(void *symbol) { ZBarcode_Delete((struct zint_symbol *)symbol); }

/// Encodes UTF-8 and gives Zint's status; `level` 0 leaves the correction of errors to Zint, `eci` 0 the character set.
static inline int shim_zint_encode(void *symbol, int symbology, int level, int eci, const unsigned char *text, int length) {
    struct zint_symbol *zint = (struct zint_symbol *)symbol;
    zint->symbology = symbology;
    zint->input_mode = UNICODE_MODE;
    zint->eci = eci;
    if (level > 0) zint->option_1 = level;
    if (symbology == BARCODE_DATAMATRIX) zint->option_3 = DM_SQUARE;
    return ZBarcode_Encode(zint, text, length);
}

static inline int shim_zint_rows(const void *symbol) { return ((const struct zint_symbol *)symbol)->rows; }

static inline int shim_zint_width(const void *symbol) { return ((const struct zint_symbol *)symbol)->width; }

static inline int shim_zint_is_dark(const void *symbol, int row, int column) {
    return (((const struct zint_symbol *)symbol)->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}
