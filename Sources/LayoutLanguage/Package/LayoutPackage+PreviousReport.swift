internal import OrderedCollections
public import ReportData

extension LayoutPackage {
    /// The value of `data` that names the file of the report of the period before; `nil` when none does.
    public func previousReport(in data: DataDocument) -> DataNode? {
        for path in previousReport {
            var node: DataNode? = data.root
            for step in path.text.split(separator: ".") { node = node?[String(step)] }
            if let node, node.text != nil { return node }
        }
        return nil
    }
}
