/// How much YAML is read before it is refused.
package struct YAMLLimits {
    /// Bytes of one file.
    var bytes = 2 << 20
    /// Lists and mappings inside one another.
    var depth = 48
    /// Values of one file, those that aliases repeat included.
    var nodes = 200_000

    package init() {}
}
