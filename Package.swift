// swift-tools-version: 6.1
import PackageDescription

/// Modules in the order of the chain; a target imports only from rows above its own (ARCHITECTURE.md).
let package = Package(
    name: "render",
    products: [
        .executable(name: "render", targets: ["render"]),
        .library(name: "ReportRendering", targets: ["ReportRendering"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // C
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev", "libcairo2-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .systemLibrary(name: "CHarfBuzzSubset", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

        // Values
        .target(name: "Geometry"),
        .target(name: "Diagnostics"),
        .target(name: "Styling", dependencies: ["Geometry"]),

        // Doors to C
        .target(name: "Cairo", dependencies: ["CPangoCairo", "Geometry"]),
        .target(name: "Pango", dependencies: ["CPangoCairo", "Styling"]),
        .target(name: "QPDF", dependencies: ["CQPDF"]),
        .target(name: "Nettle", dependencies: ["CNettle"]),
        .target(name: "Deflate", dependencies: ["CDeflate"]),
        .target(name: "JPEG", dependencies: ["CJPEG"]),
        .target(name: "XLSXWriter", dependencies: ["CXLSXWriter"]),
        .target(name: "YAML", dependencies: ["CYAML"]),
        .target(name: "Zip", dependencies: ["CZip"]),
        .target(name: "XML", dependencies: ["CExpat"]),
        .target(name: "HarfBuzz", dependencies: ["CHarfBuzzSubset"]),
        .target(name: "Zint", dependencies: ["CZint"]),

        // Contracts
        .target(name: "Display", dependencies: ["Geometry", "Styling"]),
        .target(name: "DocumentTree", dependencies: ["Geometry", "Diagnostics", "Styling", "Display"]),
        .target(name: "ReportData", dependencies: ["Diagnostics", .product(name: "OrderedCollections", package: "swift-collections")]),

        .target(name: "Workbooks", dependencies: ["Diagnostics", "ReportData", "Zip", "XML"]),

        // Engines
        .target(
            name: "LayoutLanguage",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "YAML", "Zint", "Display", "DocumentTree", "ReportData",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(
            name: "WorkbookImport",
            dependencies: [
                "Diagnostics", "ReportData", "LayoutLanguage", "Workbooks",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .target(name: "Typesetting", dependencies: ["Geometry", "Diagnostics", "Styling", "Pango", "Display"]),
        .target(name: "Charts", dependencies: ["Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "Typesetting"]),
        .target(name: "Layout", dependencies: ["Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "Typesetting", "Charts"]),
        .target(name: "HTMLExport", dependencies: ["Geometry", "Diagnostics", "Styling", "Display", "DocumentTree"]),
        .target(name: "WorkbookExport", dependencies: ["Geometry", "Styling", "Display", "DocumentTree", "XLSXWriter"]),
        .target(name: "OFDExport", dependencies: ["Geometry", "Styling", "Display", "HarfBuzz", "Nettle", "Zip"]),
        .target(name: "PDFExport", dependencies: ["Geometry", "Styling", "Display", "Cairo", "Pango", "Deflate"]),
        .target(name: "PDFArchive", dependencies: ["Geometry", "Styling", "Display", "QPDF", "Nettle", "Deflate"]),

        // Pipeline
        .target(
            name: "ReportRendering",
            dependencies: [
                "Geometry", "Diagnostics", "Pango", "Cairo", "Styling", "Display", "DocumentTree", "ReportData", "LayoutLanguage",
                "Typesetting",
                "Charts", "Layout", "HTMLExport", "PDFExport", "PDFArchive", "WorkbookExport", "OFDExport", "Zip", "Nettle", "Deflate",
                "JPEG",
            ]),
        .target(name: "ReportBatch", dependencies: ["Diagnostics", "Nettle"]),
        .target(
            name: "Studio",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "Display", "LayoutLanguage", "ReportData", "ReportRendering", "Workbooks",
                "WorkbookImport", "Zip",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            exclude: ["Page"]),
        .executableTarget(
            name: "render",
            dependencies: [
                "Diagnostics", "Display", "Nettle", "ReportBatch", "ReportData", "LayoutLanguage", "PDFArchive", "ReportRendering",
                "Workbooks", "WorkbookImport",
                "Studio",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Benchmarks
        .executableTarget(
            name: "TableBenchmark",
            dependencies: ["Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "Pango", "Typesetting", "Layout"],
            path: "Benchmarks/Tables"),
        .executableTarget(
            name: "ParagraphBenchmark",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "ReportData", "LayoutLanguage", "Pango", "Typesetting",
                "Layout",
            ],
            path: "Benchmarks/Paragraphs"),
        .executableTarget(
            name: "ChartBenchmark", dependencies: ["Geometry", "Pango", "DocumentTree", "Typesetting", "Charts"],
            path: "Benchmarks/Charts"),
        .executableTarget(
            name: "ArchiveBenchmark", dependencies: ["Diagnostics", "Display", "LayoutLanguage", "ReportData", "ReportRendering"],
            path: "Benchmarks/Archive"),

        .executableTarget(
            name: "ThreadBenchmark", dependencies: ["Diagnostics", "LayoutLanguage", "PDFArchive", "ReportRendering"],
            path: "Benchmarks/Threads"),

        .executableTarget(name: "WorkbookBenchmark", dependencies: ["Workbooks"], path: "Benchmarks/Workbooks"),

        // Tests
        .target(
            name: "FuzzSupport",
            dependencies: [
                "Diagnostics", "ReportData", "LayoutLanguage", "PDFArchive", "ReportRendering", "Zip", "Workbooks", "WorkbookImport",
            ],
            path: "Tests/FuzzSupport"),
        .executableTarget(name: "Fuzz", dependencies: ["Diagnostics", "FuzzSupport", "ReportRendering"], path: "Tests/Fuzz"),
        .target(
            name: "TypesettingTestSupport", dependencies: ["Geometry", "Styling", "Display", "Typesetting"],
            path: "Tests/TypesettingTestSupport"),
        .testTarget(name: "GeometryTests", dependencies: ["Geometry"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "DisplayTests", dependencies: ["Geometry", "Styling", "Display"]),
        .testTarget(name: "ReportDataTests", dependencies: ["Diagnostics", "ReportData"]),
        .testTarget(
            name: "LayoutLanguageTests",
            dependencies: ["Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "ReportData", "LayoutLanguage"]),
        .testTarget(
            name: "TypesettingTests",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "ReportData", "LayoutLanguage", "Pango", "Typesetting",
                "TypesettingTestSupport",
            ]),
        .testTarget(
            name: "ChartsTests",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "Typesetting", "Charts", "TypesettingTestSupport",
            ]),
        .testTarget(
            name: "LayoutTests",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "Typesetting", "Charts", "Layout",
                "TypesettingTestSupport",
            ]),
        .testTarget(
            name: "PDFTests",
            dependencies: [
                "Geometry", "Styling", "Display", "Cairo", "Pango", "QPDF", "Deflate", "HarfBuzz", "OFDExport", "PDFExport", "PDFArchive",
            ]),
        .testTarget(
            name: "RenderingTests",
            dependencies: [
                "Geometry", "Diagnostics", "Styling", "Display", "DocumentTree", "FuzzSupport", "Nettle", "Deflate", "ReportBatch",
                "ReportData",
                "LayoutLanguage", "Layout", "PDFArchive", "QPDF", "WorkbookExport", "Workbooks", "WorkbookImport", "ReportRendering",
            ]),
        .testTarget(name: "ShippedFormTests", dependencies: ["Diagnostics", "DocumentTree", "LayoutLanguage", "ReportData"]),
        .testTarget(
            name: "WorkbookTests",
            dependencies: ["Diagnostics", "ReportData", "LayoutLanguage", "XML", "Zip", "Workbooks", "WorkbookImport"]),
        .testTarget(name: "WorkbookExportTests", dependencies: ["Geometry", "Styling", "DocumentTree", "WorkbookExport"]),
        .testTarget(name: "BatchTests", dependencies: ["Diagnostics", "ReportBatch"]),
        .testTarget(name: "StudioTests", dependencies: ["Geometry", "Diagnostics", "Styling", "Display", "ReportData", "Studio"]),
    ],
    swiftLanguageModes: [.v6]
)

// Every target has a README, which is no source; tests call Python scripts of their own.
for target in package.targets where target.type == .regular || target.type == .executable {
    if target.path == nil { target.exclude.append("README.md") }
}
for target in package.targets where ["PDFTests", "WorkbookTests"].contains(target.name) { target.exclude.append("Python") }
for target in package.targets where ["RenderingTests", "ShippedFormTests", "WorkbookTests"].contains(target.name) {
    target.exclude.append("Fixtures")
}
