internal import Diagnostics

extension ReportRenderer {
    /// What makes the files of a form: the one place that knows all back ends.
    func backEnd(for form: OutputForm) -> BackEnd {
        switch form {
        case .pdf: .pages(pdf)
        case .html: .tree { publication throws(Diagnostics) in try self.html(of: publication) }
        case .xlsx: .tree(workbook)
        case .ofd: .pages(OFDBackEnd(fonts: fonts))
        }
    }
}
