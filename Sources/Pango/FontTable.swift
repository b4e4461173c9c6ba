public import Styling

/// Which font files there are and what each is used for: the content of `Fonts/prepared/fonts.json`.
public struct FontTable: Hashable, Sendable, Codable {
    /// The faces by name. The name is the one that glyph runs carry.
    public var faces: [String: Face]
    /// The faces that play each role, by the role's name.
    public var roles: [String: Role]
    /// Faces asked in this order for a character that the face of its role does not have.
    public var fallback: [String]

    public init(faces: [String: Face], roles: [String: Role], fallback: [String]) {
        self.faces = faces
        self.roles = roles
        self.fallback = fallback
    }

    /// One font file with one face.
    public struct Face: Hashable, Sendable, Codable {
        public var family: String
        /// Path relative to the folder of the table.
        public var file: String
        /// SPDX expression, or words where there is none.
        public var licence: String
        /// The face with this one's rarer characters, asked next: a file that is loaded only when one of them occurs.
        public var rest: String?
        /// What tells the file from any other; `nil` for a file that is taken as it is.
        public var sums: Sums?
        /// `nil` where nobody measured the face.
        public var metrics: Metrics?

        public init(family: String, file: String, licence: String, rest: String? = nil, sums: Sums? = nil) {
            self.family = family
            self.file = file
            self.licence = licence
            self.rest = rest
            self.sums = sums
        }
    }

    /// What a file says of its face; lengths in thousandths of the em.
    public struct Metrics: Hashable, Sendable, Codable {
        public var postScriptName: String
        public var ascent: Int
        /// Negative below the baseline.
        public var descent: Int
        public var capHeight: Int
    }

    /// Size and sums of a file.
    public struct Sums: Hashable, Sendable, Codable {
        public var bytes: Int
        /// ISO 15948, annex D.
        public var crc32: UInt32
        /// FIPS 180-4, in lower-case hexadecimal digits.
        public var sha256: String

        public init(bytes: Int, crc32: UInt32, sha256: String) {
            self.bytes = bytes
            self.crc32 = crc32
            self.sha256 = sha256
        }
    }

    /// The faces of one role.
    public struct Role: Hashable, Sendable, Codable {
        /// What people call the role.
        public var name: String
        public var regular: String
        public var bold: String
        /// The role whose faces set Latin letters and European digits; `nil` when the role's own faces do.
        public var latin: String?

        public init(name: String, regular: String, bold: String, latin: String? = nil) {
            self.name = name
            self.regular = regular
            self.bold = bold
            self.latin = latin
        }
    }

    /// The role of a name, or the one that people call so: `fang` is also 仿宋.
    public func role(_ name: String) -> Role? {
        if let role = roles[name] { return role }
        return roles.filter { $0.value.name == name }.min { $0.key < $1.key }?.value
    }

    /// Whether the Han of a role become bold: it has a bold face, or its only face is bold.
    public func hasBold(_ role: Role) -> Bool {
        role.bold != role.regular || roles.values.contains { $0.bold == role.bold && $0.regular != $0.bold }
    }

    /// The name of the face that sets Han and full-width marks; `nil` when the table has no such role.
    public func hanFace(_ style: TextStyle) -> String? {
        role(style.font.rawValue).map { $0.face(style.weight) }
    }

    /// The name of the face that sets Latin letters and European digits; `nil` when the table has no such role.
    public func latinFace(_ style: TextStyle) -> String? {
        guard let role = role(style.latinFont.rawValue) else { return nil }
        let latin = role.latin.flatMap { roles[$0] } ?? role
        return latin.face(style.weight)
    }
}

extension FontTable.Role {
    /// The name of the face of a weight.
    func face(_ weight: TextStyle.Weight) -> String {
        switch weight {
        case .regular: regular
        case .bold: bold
        }
    }
}
