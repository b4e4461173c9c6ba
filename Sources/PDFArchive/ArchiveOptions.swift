public import Display

/// What goes into a file beside its pages.
public struct ArchiveOptions: Hashable, Sendable {
    public var profile: Profile
    public var attachments: [Attachment]
    /// Attachments that many documents have in common.
    public var commonAttachments: [CompressedAttachment]
    /// Whether the first page can be shown while the rest of the file comes (ISO 32000-1, annex F).
    public var isLinearized: Bool
    /// The name and version of the program that made the document.
    public var creator: String
    /// Facts on the document's making, in the metadata under the project's own schema.
    public var properties: [DocumentProperty]
    /// What is known of the faces that the document may be drawn with.
    public var faces: [FaceMetrics] = []

    public init(
        profile: Profile = .a3aUA1, attachments: [Attachment] = [], commonAttachments: [CompressedAttachment] = [],
        isLinearized: Bool = false, creator: String = "render", properties: [DocumentProperty] = []
    ) {
        self.profile = profile
        self.attachments = attachments
        self.commonAttachments = commonAttachments
        self.isLinearized = isLinearized
        self.creator = creator
        self.properties = properties
    }
}
