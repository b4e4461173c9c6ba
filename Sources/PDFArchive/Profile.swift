/// What a file claims to be.
public enum Profile: String, Hashable, Sendable, CaseIterable {
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): may carry attachments.
    case a3aUA1 = "a3a+ua1"
    /// PDF/A-2a (ISO 19005-2) and PDF/UA-1.
    case a2aUA1 = "a2a+ua1"
    /// The same file without a claim.
    case plain

    /// The part of ISO 19005; `nil` without a claim.
    var part: Int? {
        switch self {
        case .a3aUA1: 3
        case .a2aUA1: 2
        case .plain: nil
        }
    }
}
