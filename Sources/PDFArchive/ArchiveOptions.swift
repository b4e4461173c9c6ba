/// What goes into a file beside its pages.
public struct ArchiveOptions: Hashable, Sendable {
    public var profile: Profile
    public var attachments: [Attachment]
    /// Whether the first page can be shown while the rest of the file comes (ISO 32000-1, annex F).
    public var isLinearized: Bool
    /// The name and version of the program that made the document.
    public var creator: String
    /// Facts on the document's making, in the metadata under the project's own schema.
    public var properties: [Property]
    /// What is known of the faces that the document may be drawn with.
    public var faces: [FaceMetrics] = []

    public init(
        profile: Profile = .a3aUA1, attachments: [Attachment] = [], isLinearized: Bool = false, creator: String = "render",
        properties: [Property] = []
    ) {
        self.profile = profile
        self.attachments = attachments
        self.isLinearized = isLinearized
        self.creator = creator
        self.properties = properties
    }

    /// One fact, such as the digest of the data.
    public struct Property: Hashable, Sendable {
        /// An XML name without a prefix, such as `dataSHA256`.
        public var name: String
        public var value: String
        /// What the fact is, in English; the schema says it.
        public var description: String

        public init(name: String, value: String, description: String) {
            self.name = name
            self.value = value
            self.description = description
        }
    }
}
