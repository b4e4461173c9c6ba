public import Geometry

/// `@image 图/馆徽.png {width=30mm alt="馆徽"}`.
public struct ProseImage: Hashable, Sendable {
    /// A line below the image.
    public struct Caption: Hashable, Sendable {
        public var text: Template
        public var style: SpannedName
        /// The kind of the line in a list of figures; `nil` stays out.
        public var contents: SpannedName?
        /// The kind of captions that it is counted with; `nil` is not counted.
        var number: SpannedName?
    }

    /// The file, from the package's folder, as it is written.
    public var path: SpannedName
    /// A path with expressions: a picture beside the report, which its data choose.
    var pathTemplate: Template?
    /// Width and height on the page; one that is missing follows from the image's proportions. One of them is there.
    public var width: ProseLength?
    public var height: ProseLength?
    /// What a reader hears.
    public var alternateText: Template
    public var anchor: SpannedName?
    public var caption: Caption?
    public var alignment = HorizontalAlignment.center
    public var spaceBefore = ProseLength.length(.zero)
    public var spaceAfter = ProseLength.length(.zero)
}
