public import Display

/// What is asked of the file of a report beside its data and layout. It stands in the file, so that the file can be drawn again.
public struct DrawingOptions: Hashable, Sendable {
    public var profile: Profile
    /// Landscape pages are turned on upright paper for a printer; else they stand upright for readers.
    public var isForPrint: Bool
    public var isDraft: Bool
    /// The file is for the web: its first page can be shown while the rest comes.
    public var isLinearized: Bool
    /// Fields for signatures beside those that the layout prepares.
    public var signatureFields: [SignatureFieldPosition]

    public init(
        profile: Profile = .a3aUA1, isForPrint: Bool = false, isDraft: Bool = false, isLinearized: Bool = false,
        signatureFields: [SignatureFieldPosition] = []
    ) {
        self.profile = profile
        self.isForPrint = isForPrint
        self.isDraft = isDraft
        self.isLinearized = isLinearized
        self.signatureFields = signatureFields
    }

    /// The options as arguments of the program, such as `--profile a3a+ua1 --print`; the profile always stands there.
    public var arguments: String {
        var words = ["--profile", profile.rawValue]
        if isForPrint { words.append("--print") }
        if isDraft { words.append("--draft") }
        if isLinearized { words.append("--linearize") }
        for field in signatureFields { words += ["--signature-field", field.argument] }
        return words.joined(separator: " ")
    }

    /// What `arguments` gave; `nil` for what this version does not know.
    public init?(arguments: String) {
        self.init()
        var words = arguments.split(separator: " ", omittingEmptySubsequences: false)[...]
        while let word = words.popFirst() {
            switch word {
            case "--profile":
                guard let profile = words.popFirst().flatMap({ Profile(rawValue: String($0)) }) else { return nil }
                self.profile = profile
            case "--print": isForPrint = true
            case "--draft": isDraft = true
            case "--linearize": isLinearized = true
            case "--signature-field":
                guard let field = words.popFirst().flatMap({ SignatureFieldPosition(String($0)) }) else { return nil }
                signatureFields.append(field)
            default: return nil
            }
        }
    }
}
