internal import FoundationEssentials

/// A `data:` address (RFC 2397) of a file's bytes: the file lies in the page, and nothing is fetched.
func dataAddress(of bytes: [UInt8], mimeType: String) -> String { "data:\(mimeType);base64,\(Data(bytes).base64EncodedString())" }
