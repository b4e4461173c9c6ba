internal import Display
internal import DocumentTree
internal import Typesetting

/// A chart as a frame: the one place where layout asks for charts.
func chartFrame(_ chart: Chart, typesetter: Typesetter) -> Frame { Frame(size: chart.size) }
