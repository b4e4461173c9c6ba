internal import CHarfBuzzSubset

/// The part of a font file that some glyphs need.
public struct FontSubset: Hashable, Sendable {
    /// An OpenType file.
    public var bytes: [UInt8]
    /// The numbers of the glyphs in it, by their numbers in the whole font.
    public var numbers: [UInt32: UInt32]
    /// Whether its outlines are of CFF (`.otf`) and not of TrueType (`.ttf`).
    public var isCFF: Bool

    /// The subset of the font in the file at `path` with `glyphs`, and with `characters` as far as the font has them.
    public init(path: String, glyphs: some Sequence<UInt32>, characters: some Sequence<UInt32>) throws(FontSubsetError) {
        guard let blob = hb_blob_create_from_file_or_fail(path) else { throw .unreadable(path) }
        defer { hb_blob_destroy(blob) }
        let face = hb_face_create(blob, 0)
        defer { hb_face_destroy(face) }
        guard let input = hb_subset_input_create_or_fail() else { throw .failed(path) }
        defer { hb_subset_input_destroy(input) }
        for glyph in glyphs { hb_set_add(hb_subset_input_glyph_set(input), glyph) }
        for character in characters { hb_set_add(hb_subset_input_unicode_set(input), character) }
        let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
        for tag in Self.layoutTables { hb_set_add(dropped, tag) }
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue)
        guard let plan = hb_subset_plan_create_or_fail(face, input) else { throw .failed(path) }
        defer { hb_subset_plan_destroy(plan) }
        guard let subset = hb_subset_plan_execute_or_fail(plan) else { throw .failed(path) }
        defer { hb_face_destroy(subset) }
        let map = hb_subset_plan_old_to_new_glyph_mapping(plan)
        numbers = [:]
        for glyph in glyphs {
            let number = hb_map_get(map, glyph)
            guard number != hb_codepoint_t.max else { throw .failed(path) }
            numbers[glyph] = number
        }
        let result = hb_face_reference_blob(subset)
        defer { hb_blob_destroy(result) }
        var length: UInt32 = 0
        let data = hb_blob_get_data(result, &length)
        guard let data, length > 4 else { throw .failed(path) }
        bytes = [UInt8](UnsafeRawBufferPointer(start: data, count: Int(length)))
        isCFF = bytes.starts(with: Array("OTTO".utf8))
    }

    private static var layoutTables: [hb_tag_t] {
        [
            shim_tag(71, 83, 85, 66), shim_tag(71, 80, 79, 83), shim_tag(71, 68, 69, 70), shim_tag(66, 65, 83, 69),
            shim_tag(86, 79, 82, 71), shim_tag(118, 104, 101, 97), shim_tag(118, 109, 116, 120), shim_tag(68, 83, 73, 71),
        ]
    }
}

/// Why there is no subset.
public enum FontSubsetError: Error, Hashable, Sendable {
    case unreadable(String)
    case failed(String)
}
