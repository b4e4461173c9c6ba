package import Diagnostics

/// A value of a YAML file with its place. Scalars are what was written: nothing is taken for a number, a date or a truth value.
package struct YAMLNode {
    package enum Content {
        case scalar(YAMLScalar)
        case list([YAMLNode])
        /// Entries in the order of the file, every key once.
        case mapping([YAMLEntry])
    }

    package var content: Content
    /// From the first character to the last, quotation marks included.
    package var span: SourceSpan

    package var scalar: YAMLScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// True where a key has no value at all (`key:`).
    package var isMissing: Bool {
        if case .scalar(let scalar) = content { scalar.isPlain && scalar.text.isEmpty } else { false }
    }
}

/// Text of a YAML file.
package struct YAMLScalar {
    package var text: String
    /// The characters without quotation marks. Where they do not stand in one piece in the file (escapes, folded lines), the place
    /// is in a text of its own with the name of the file, whose line and column are those of the scalar's first character.
    package var span: SourceSpan
    /// Neither quoted nor a block.
    var isPlain: Bool
}

/// A key with its value.
package struct YAMLEntry {
    package var key: String
    package var keySpan: SourceSpan
    package var value: YAMLNode
}
