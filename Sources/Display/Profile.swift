/// The standards that a PDF claims to hold; what it carries depends on them.
public enum Profile: String, Hashable, Sendable, CaseIterable {
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): may carry attachments.
    case a3aUA1 = "a3a+ua1"
    /// PDF/A-2a (ISO 19005-2) and PDF/UA-1.
    case a2aUA1 = "a2a+ua1"
    /// PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2): carries attachments.
    case a4fUA2 = "a4f+ua2"
    /// PDF/A-3a and PDF/UA-1 without the claim.
    case plain

    /// Whether other files may lie in the file (ISO 19005-2, 6.8: only such as are PDF/A themselves).
    public var carriesFiles: Bool { self != .a2aUA1 }
}
